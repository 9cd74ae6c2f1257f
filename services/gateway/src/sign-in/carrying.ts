import type { Database, Logger } from '@patchbay/chassis';
import type { PeopleClient } from '../platform-clients.ts';
import type { Prepared } from '../prepare-database.ts';
import { carryAccounts } from './carry-accounts.ts';

/** Carries accounts to the registry once the database is prepared; `done` never rejects. */
export function startCarrying({
  prepared,
  ...deps
}: {
  prepared: Prepared;
  db: Database;
  people: PeopleClient;
  log: Logger;
}): AsyncDisposable & { done: Promise<void> } {
  const stop = new AbortController();
  const done = prepared.done
    .then(() => carryAccounts({ ...deps, signal: stop.signal }))
    .catch(() => {});
  return {
    done,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await done;
    },
  };
}
