import type { ReceivedPlugin, ReceivedRelease } from '@patchbay/proto';

const troubled = new Set([
  'pending-approval',
  'not-configured',
  'blocked',
  'incompatible',
  'quarantined',
  'offline',
]);
const setAside = new Set(['disabled', 'removed']);

/**
 * Whether an operator should look at a plugin: it does not serve though it should, a process of it was
 * refused, or it waits. One whose release was rejected had its answer.
 */
export function needsAttention(plugin: ReceivedPlugin): boolean {
  if (refusalOf(plugin)) return true;
  if (plugin.state?.reason === 'rejected') return waitingReleases(plugin).length > 0;
  return troubled.has(plugin.state?.name ?? 'offline') || waitingReleases(plugin).length > 0;
}

/** Why a process of it was refused; nothing of a plugin that is set aside. */
export function refusalOf({ state, refusal }: ReceivedPlugin): ReceivedPlugin['refusal'] {
  return setAside.has(state?.name ?? '') ? null : refusal;
}

/** The releases that are connected and wait for approval; none of a plugin that is set aside. */
export function waitingReleases({ state, releases }: ReceivedPlugin): ReceivedRelease[] {
  if (setAside.has(state?.name ?? '')) return [];
  return releases.filter(
    ({ approved, rejectedAt, instances }) => !approved && !rejectedAt && instances > 0,
  );
}
