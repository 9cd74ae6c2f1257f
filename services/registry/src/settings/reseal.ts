import type { Database, Keyring } from '@patchbay/chassis';
import type { Events } from '../events.ts';
import { placeOf } from './layers.ts';
import { lockSealedWith, saveSecret } from './secret-store.ts';

const atOnce = 200;

/**
 * Seals with the newest key what older keys have sealed, so that those can be given up, and returns how
 * many secrets that were. Those of a key that is not there stay as they are.
 */
export async function resealSecrets({
  db,
  keyring,
  events,
}: {
  db: Database;
  keyring: Keyring;
  events: Events;
}): Promise<number> {
  const { olderKeyIds } = keyring;
  if (olderKeyIds.length === 0) return 0;
  const resealed = await db.transaction(async (tx) => {
    let count = 0;
    const rows = await lockSealedWith(tx, olderKeyIds, { limit: atOnce });
    for (const { name, sealed, ...key } of rows) {
      const place = placeOf(key)(name);
      const text = keyring.openIfPossible(sealed, place);
      if (text === undefined) continue;
      await saveSecret(tx, key, { name, ...keyring.seal(text, place) });
      count += 1;
    }
    return count;
  });
  if (resealed > 0) events.secretsResealed({ secrets: resealed });
  if (resealed < atOnce) return resealed;
  return resealed + (await resealSecrets({ db, keyring, events }));
}
