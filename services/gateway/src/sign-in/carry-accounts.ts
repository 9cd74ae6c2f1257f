import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger } from '@patchbay/chassis';
import { deleteCarriedAccount, listCarriedAccounts } from './carried-account-store.ts';
import type { PeopleClient } from '../platform-clients.ts';

/**
 * Tells the registry about the accounts of a time when the gateway kept the people itself, each under
 * the id it had, and forgets them here. Repeated until the registry has taken all; replicas may do it
 * at the same time. Resolves when none is left, or `signal` aborts.
 */
export async function carryAccounts({
  db,
  people,
  log,
  signal,
}: {
  db: Database;
  people: PeopleClient;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const { role, ...account } of await listCarriedAccounts(db)) {
        await people.ensureUser({ ...account, superuser: role === 'administrator' }, { signal });
        await deleteCarriedAccount(db, account.id);
        log.info({ account: account.id }, 'an account lives in the registry now');
      }
      return;
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error }, 'accounts are not carried to the registry yet');
      await sleep(1_000, undefined, { signal }).catch(() => {});
    }
  }
}
