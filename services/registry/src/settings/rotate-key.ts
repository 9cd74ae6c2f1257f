import { recordDeeds } from '../access/audit-store.ts';
import type { Caller } from '../access/caller.ts';
import { resealSecrets } from './reseal.ts';
import { countByKey } from './secret-store.ts';
import type { SettingsDeps } from './settings-service.ts';

/**
 * Seals every secret with the newest key now, and says which other keys are still in use.
 *
 * @throws PlatformError `failed_precondition` when there is no key.
 */
export async function rotateKey(
  deps: SettingsDeps,
  caller: Caller,
): Promise<{ keyId: string; resealed: number; left: { keyId: string; secrets: number }[] }> {
  const { keyId } = deps.keyring;
  if (keyId === undefined) throw deps.keyring.noKey();
  const resealed = await resealSecrets(deps);
  const after = { keyId, resealed };
  await recordDeeds(deps.db, caller, [
    { action: 'settings-key.rotated', target: 'registry', after },
  ]);
  const left = (await countByKey(deps.db)).filter((it) => it.keyId !== keyId);
  return { keyId, resealed, left };
}
