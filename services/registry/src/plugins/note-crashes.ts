import type { Queryable } from '@patchbay/chassis';
import { addCrashes, type CrashLimit } from './crash-store.ts';
import { saveDecisions } from './plugin-store.ts';

/** Notes crashes of a plugin, with the error if its process told it; one that crashes too often is quarantined. */
export async function noteCrashes(
  tx: Queryable,
  slug: string,
  { count, error, limit }: { count: number; error?: string; limit: CrashLimit },
): Promise<void> {
  const { windowSeconds } = limit;
  const crashes = await addCrashes(tx, slug, { count, error: error ?? null, windowSeconds });
  if (crashes >= limit.crashes) await saveDecisions(tx, slug, { quarantined: true });
}
