import { every, type Database, type Keyring, type Logger } from '@patchbay/chassis';
import type { Events } from '../../events.ts';
import type { FactorSecrets } from './factor-secrets.ts';
import {
  beforeAll,
  countSealedByOthers,
  lockToBeSealed,
  saveStoredSecret,
} from './stored-secret-store.ts';

type Deps = {
  db: Database;
  keyring: Keyring;
  secrets: FactorSecrets;
  events: Pick<Events, 'secondFactorsResealed' | 'secondFactorKeyMissing'>;
};

/** By then a rolling change is over: the version before reads what is in clear, and nothing else. */
const restMs = 600_000;
const atOnce = 200;

/**
 * Seals with the newest key what is in clear, or sealed with an older one: first `everyMs` after the start,
 * then again and again. At the start and each time after, the log says which keys are missing.
 */
export function startResealing({
  log,
  everyMs = restMs,
  ...deps
}: Deps & { log: Logger; everyMs?: number }): AsyncDisposable {
  let turn = 0;
  const work = async () => {
    await tellMissingKeys(deps);
    if (turn > 0) await resealFactors(deps);
    turn += 1;
  };
  return every(everyMs, work, { log, name: 'reseal second factors' });
}

/** How many it has sealed; what cannot be opened stays as it is. */
export async function resealFactors({ db, keyring, secrets, events }: Deps): Promise<number> {
  const { keyId, olderKeyIds } = keyring;
  if (keyId === undefined) return 0;
  let resealed = 0;
  let after: string | undefined = beforeAll;
  while (after !== undefined) {
    const page = { keyIds: olderKeyIds, after, limit: atOnce };
    after = await db.transaction(async (tx) => {
      const rows = await lockToBeSealed(tx, page);
      for (const { userId, ...stored } of rows) {
        const secret = secrets.openIfPossible(userId, stored);
        if (secret === undefined) continue;
        await saveStoredSecret(tx, { userId, ...secrets.toStored(userId, secret) });
        resealed += 1;
      }
      return rows.length < atOnce ? undefined : rows.at(-1)?.userId;
    });
  }
  if (resealed > 0) events.secondFactorsResealed({ people: resealed, keyId });
  return resealed;
}

async function tellMissingKeys({ db, keyring, events }: Deps): Promise<void> {
  const { keyId, olderKeyIds } = keyring;
  const keyIds = keyId === undefined ? [] : [keyId, ...olderKeyIds];
  for (const missing of await countSealedByOthers(db, keyIds)) {
    events.secondFactorKeyMissing(missing);
  }
}
