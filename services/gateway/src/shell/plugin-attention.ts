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
 * Whether an operator should look at a plugin: it does not serve though it should, or it waits. One
 * whose release was rejected had its answer.
 */
export function needsAttention(plugin: ReceivedPlugin): boolean {
  if (plugin.state?.reason === 'rejected') return waitingReleases(plugin).length > 0;
  return troubled.has(plugin.state?.name ?? 'offline') || waitingReleases(plugin).length > 0;
}

/** The releases that are connected and wait for approval; none of a plugin that is set aside. */
export function waitingReleases({ state, releases }: ReceivedPlugin): ReceivedRelease[] {
  if (setAside.has(state?.name ?? '')) return [];
  return releases.filter(
    ({ approved, rejectedAt, instances }) => !approved && !rejectedAt && instances > 0,
  );
}
