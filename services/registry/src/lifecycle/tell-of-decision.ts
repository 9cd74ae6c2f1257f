import type { Queryable } from '@patchbay/chassis';
import { addLifecycleCall } from './lifecycle-store.ts';

/** What was decided of a plugin, as far as it is to be told. */
export type Decided = { enabled: boolean; version: string | null };

/**
 * Has a plugin told what a change made of it: that it is installed, runs another release, or was
 * switched on or off. A change that leaves these as they were tells nothing.
 */
export async function tellOfDecision(
  tx: Queryable,
  slug: string,
  { before, after }: { before: Decided; after: Decided },
): Promise<void> {
  const { version } = after;
  if (version === null) return;
  if (before.version === null) {
    await addLifecycleCall(tx, { slug, kind: 'installed', payload: { version } });
  } else if (before.version !== version) {
    const payload = { from: before.version, to: version };
    await addLifecycleCall(tx, { slug, kind: 'upgraded', payload });
  }
  if (before.enabled !== after.enabled) {
    const kind = after.enabled ? 'enabled' : 'disabled';
    await addLifecycleCall(tx, { slug, kind, payload: { version } });
  }
}
