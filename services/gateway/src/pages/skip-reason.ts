import type { ReceivedRun } from '@patchbay/proto';

const reasons: Record<string, string> = {
  missed: 'nothing could start it at that time: the platform was away',
  overlap: 'the earlier run was not over yet',
  deadline: 'it could not start in time',
  'queue-full': 'too many runs of this schedule were waiting',
  inactive: 'the plugin was disabled or gone',
  archived: 'the space was archived',
  'space-inactive': 'the plugin was not active in the space',
  paused: 'the schedule was paused',
  rearmed: 'the plugin registered anew, which began its schedule anew',
  rescheduled: 'its schedule was asked for anew, for another time',
  deleted: 'the schedule was deleted',
};

/** Moments of a calendar are counted no further. */
const countedAtMost = 1_000;

/** Why a run was skipped, in words; empty for one that was not. */
export function skipReason({ skipReason: reason, moments }: ReceivedRun): string {
  if (reason === '') return '';
  const why = reasons[reason] ?? reason;
  if (moments <= 1) return why;
  return `${moments >= countedAtMost - 1 ? 'at least ' : ''}${moments} times: ${why}`;
}
