import {
  fromTimestamp,
  type ReceivedInstance,
  type ReceivedPlugin,
  type ReceivedRelease,
} from '@patchbay/proto';

const troubled = new Set([
  'pending-approval',
  'not-configured',
  'blocked',
  'incompatible',
  'quarantined',
  'offline',
]);
const setAside = new Set(['disabled', 'removed']);

/** Of a process that is started anew and takes over from one that is not gone yet there is one, or two. */
const contestedFrom = 3;
const contestedMs = 600_000;
const dayMs = 86_400_000;

/**
 * Whether an operator should look at a plugin: it does not serve though it should, a process of it was
 * refused, processes of it take their place from each other, or it waits. One whose release was rejected had its
 * answer.
 */
export function needsAttention(plugin: ReceivedPlugin): boolean {
  if (refusalOf(plugin) || contestedInstances(plugin).length > 0) return true;
  if (plugin.state?.reason === 'rejected') return waitingReleases(plugin).length > 0;
  return troubled.has(plugin.state?.name ?? 'offline') || waitingReleases(plugin).length > 0;
}

/** Why a process of it was refused; nothing of a plugin that is set aside. */
export function refusalOf({ state, refusal }: ReceivedPlugin): ReceivedPlugin['refusal'] {
  return setAside.has(state?.name ?? '') ? null : refusal;
}

/** Instances that processes take from each other: several were given the same name. */
export function contestedInstances({ instances }: ReceivedPlugin): ReceivedInstance[] {
  const since = Date.now() - contestedMs;
  return instances.filter(
    ({ takeOvers, takenOverAt }) =>
      takeOvers >= contestedFrom && (fromTimestamp(takenOverAt)?.getTime() ?? 0) > since,
  );
}

/** Its last crash, of within a day, where its process could tell the error. */
export function toldCrash({ lastCrash }: ReceivedPlugin): ReceivedPlugin['lastCrash'] {
  const at = fromTimestamp(lastCrash?.at)?.getTime() ?? 0;
  return lastCrash?.error && at > Date.now() - dayMs ? lastCrash : null;
}

/** The releases that are connected and wait for approval; none of a plugin that is set aside. */
export function waitingReleases({ state, releases }: ReceivedPlugin): ReceivedRelease[] {
  if (setAside.has(state?.name ?? '')) return [];
  return releases.filter(
    ({ approved, rejectedAt, instances }) => !approved && !rejectedAt && instances > 0,
  );
}
