import type { ResolvedTaskSpec } from '@patchbay/proto';
import {
  isOnce,
  momentBefore,
  nextMoment,
  passedMoments,
  putOffBelowUs,
  type Timing,
} from './timing.ts';

/** Why a schedule does not fire until something changes. */
export type InactiveReason = 'inactive' | 'archived' | 'space-inactive';

export type SkipReason =
  | 'missed'
  | 'overlap'
  | 'deadline'
  | 'queue-full'
  | 'paused'
  | InactiveReason;

/** Moments of one schedule that are not run, and why. */
export type Skip = { fromUs: number; untilUs: number; moments: number; reason: SkipReason };

/** A run to be made. `waits`: for the others of its schedule. */
export type Fire = { momentUs: number; waits: boolean };

/** What becomes of a schedule whose moment is near or has passed. */
export type MomentPlan = {
  fires: Fire[];
  skips: Skip[];
  /** The runs that are not over make way for the new one. */
  replaces: boolean;
  /** The last moment that is dealt with; undefined when it is too early to say anything. */
  passedUs: number | undefined;
  nextUs: number | undefined;
};

export type Policies = Pick<
  ResolvedTaskSpec,
  'overlap' | 'misfire' | 'catchUpMax' | 'startDeadlineSeconds'
>;

/** A moment that nothing fired for so long was missed: the platform, or its replicas, were away. */
const missedAfterUs = 5e6;
/** So many runs of one schedule wait in line, no more. */
const queuedAtMost = 100;

/**
 * Decides about the moments of a schedule from `fireUs` until `horizonUs`, some of which may have
 * passed. A moment is run, or is part of a skip with a reason.
 *
 * A once-only schedule, and one that has to see how the earlier run ends, waits (with nothing in the
 * plan) until it can decide.
 */
export function planMoments({
  timing: asked,
  policies,
  fireUs,
  nowUs,
  horizonUs,
  unfinished,
}: {
  timing: Timing;
  policies: Policies;
  fireUs: number;
  nowUs: number;
  horizonUs: number;
  /** How many runs of the schedule are not over. */
  unfinished: number;
}): MomentPlan {
  const { overlap } = policies;
  const endUs = asked.untilUs ?? Infinity;
  if (fireUs >= endUs + putOffBelowUs) return over(fireUs);
  // Its last moment, when that was put off, is its end.
  const timing = fireUs > endUs ? { ...asked, untilUs: fireUs } : asked;
  const once = isOnce(timing);
  if (once && unfinished > 0 && overlap === 'forbid') return waiting(fireUs);

  const plan: MomentPlan = { ...waiting(fireUs), skips: [] };
  const candidates = [
    ...passedCandidates(plan, { timing, policies, fireUs, nowUs, once }),
    ...comingMoments(timing, { fireUs, nowUs, horizonUs }),
  ];
  const deadlineUs = (policies.startDeadlineSeconds ?? Infinity) * 1e6;
  let open = unfinished;
  for (const { momentUs, catchesUp } of candidates) {
    const late = nowUs - momentUs > deadlineUs;
    const mustDecideLater =
      momentUs > nowUs && open > 0 && (overlap === 'forbid' || overlap === 'replace');
    if (mustDecideLater) break;
    if (late) skip(plan, momentUs, 'deadline');
    else if (open > 0 && overlap === 'forbid' && !catchesUp) skip(plan, momentUs, 'overlap');
    else if (open >= queuedAtMost && overlap !== 'allow') skip(plan, momentUs, 'queue-full');
    else {
      if (open > 0 && overlap === 'replace') {
        plan.replaces = true;
        // Of several moments that wait only the last replaces what runs.
        for (const { momentUs: earlier } of plan.fires.splice(0)) skip(plan, earlier, 'overlap');
      }
      plan.fires.push({ momentUs, waits: overlap !== 'allow' && open > 0 });
      open += 1;
    }
    plan.passedUs = momentUs;
  }
  if (plan.passedUs !== undefined) plan.nextUs = nextMoment(timing, plan.passedUs);
  return plan;
}

type Candidate = { momentUs: number; catchesUp: boolean };

/** The moments that have passed and are to be run; those that are not become one skip. */
function passedCandidates(
  plan: MomentPlan,
  {
    timing,
    policies: { misfire, catchUpMax },
    fireUs,
    nowUs,
    once,
  }: { timing: Timing; policies: Policies; fireUs: number; nowUs: number; once: boolean },
): Candidate[] {
  const most = misfire === 'catch-up' ? catchUpMax : 1;
  const { last, count } = passedMoments(timing, { fromUs: fireUs, untilUs: nowUs, most });
  // What is asked for once is run however late it is, unless it has a deadline.
  const run =
    misfire === 'skip-to-next' && !once ? last.filter((at) => nowUs - at <= missedAfterUs) : last;
  const missed = count - run.length;
  const latest = last.at(-1);
  if (missed > 0 && latest !== undefined) {
    const untilUs = run[0] === undefined ? latest : momentBefore(timing, run[0]);
    plan.skips.push({ fromUs: fireUs, untilUs, moments: missed, reason: 'missed' });
    plan.passedUs = untilUs;
  }
  return run.map((momentUs) => ({ momentUs, catchesUp: misfire === 'catch-up' }));
}

/** Moments that come within the horizon. */
function comingMoments(
  timing: Timing,
  { fireUs, nowUs, horizonUs }: { fireUs: number; nowUs: number; horizonUs: number },
): Candidate[] {
  const coming: Candidate[] = [];
  let at = fireUs > nowUs ? fireUs : nextMoment(timing, nowUs, fireUs);
  while (at !== undefined && at <= horizonUs && coming.length < queuedAtMost) {
    coming.push({ momentUs: at, catchesUp: false });
    at = nextMoment(timing, at);
  }
  return coming;
}

function skip(plan: MomentPlan, momentUs: number, reason: SkipReason): void {
  const last = plan.skips.at(-1);
  if (last?.reason === reason) {
    last.untilUs = momentUs;
    last.moments += 1;
  } else plan.skips.push({ fromUs: momentUs, untilUs: momentUs, moments: 1, reason });
}

/** What was put off until after its end is not run. */
function over(fireUs: number): MomentPlan {
  const skip: Skip = { fromUs: fireUs, untilUs: fireUs, moments: 1, reason: 'missed' };
  return { ...waiting(fireUs), skips: [skip], passedUs: fireUs, nextUs: undefined };
}

function waiting(fireUs: number): MomentPlan {
  return { fires: [], skips: [], replaces: false, passedUs: undefined, nextUs: fireUs };
}
