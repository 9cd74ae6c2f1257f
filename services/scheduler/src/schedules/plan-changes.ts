import { timingOf, type DeclaredTask } from './declared-task.ts';
import type { InactiveReason } from './plan-moments.ts';
import type { PlannedSkip } from './planning-store.ts';
import type { KnownSchedule, NextMoment } from './schedule-store.ts';
import { firstMoment, isOnce, nextMoment, passedMoments } from './timing.ts';

export type Plan = {
  add: { task: DeclaredTask; nextUs: number | undefined }[];
  change: { id: number; task: DeclaredTask }[];
  retime: NextMoment[];
  arm: NextMoment[];
  /** What passed while those were inactive or paused that get another moment now. */
  skips: PlannedSkip[];
  deactivate: { id: number; reason: InactiveReason }[];
};

/** What is to be done to `known` so that it is what `declared` says. */
export function planChanges(
  known: readonly KnownSchedule[],
  declared: readonly DeclaredTask[],
  {
    slug,
    registersAgain,
    nowUs,
    whyInactive,
  }: {
    slug: string;
    registersAgain: boolean;
    nowUs: number;
    /** Why a task has no schedule, or none in that space. */
    whyInactive: (space: string | null, task: string) => InactiveReason;
  },
): Plan {
  const plan: Plan = { add: [], change: [], retime: [], arm: [], skips: [], deactivate: [] };
  const unclaimed = new Map(known.map((schedule) => [identity(schedule), schedule]));
  for (const task of declared) {
    const wanted = identity({ ...task, space: task.spec.space?.id ?? null });
    const schedule = unclaimed.get(wanted);
    unclaimed.delete(wanted);
    const firstUs = firstMoment(task.timing, nowUs);
    if (!schedule) {
      plan.add.push({ task, nextUs: firstUs });
      continue;
    }
    const { id, state } = schedule;
    const renewed = registersAgain && (task.spec.replaceExisting || state === 'completed');
    if (schedule.specKey !== task.specKey) plan.change.push({ id, task });
    if (renewed || state === 'inactive') {
      plan.skips.push(...skippedMeanwhile(slug, schedule, nowUs));
      plan.arm.push({ id, nextUs: firstUs });
    } else if (isRetimed(slug, schedule, task)) {
      // What is to happen once is late, and not skipped, while it is paused.
      const skips = isOnce(task.timing) ? [] : skippedMeanwhile(slug, schedule, nowUs);
      const passedUs = skips[0]?.untilUs ?? schedule.passedUs;
      plan.skips.push(...skips);
      plan.retime.push({ id, nextUs: retimed({ ...schedule, passedUs }, task, nowUs) });
    }
  }
  for (const { id, state, space, task } of unclaimed.values()) {
    if (state !== 'inactive') plan.deactivate.push({ id, reason: whyInactive(space, task) });
  }
  return plan;
}

function isRetimed(slug: string, { spec, paramsKey }: KnownSchedule, task: DeclaredTask): boolean {
  const before = timingOf(spec, { plugin: slug, paramsKey });
  return JSON.stringify(before) !== JSON.stringify(task.timing);
}

/**
 * The next moment of a schedule that goes on with other times: before its first fire the new delay
 * counts from when the old one began, afterwards the new period from the last moment of the grid.
 */
function retimed(
  { armedUs, passedUs }: KnownSchedule,
  { timing }: DeclaredTask,
  nowUs: number,
): number | undefined {
  if (passedUs !== null) return nextMoment(timing, nowUs, passedUs);
  const first = firstMoment(timing, armedUs);
  if (first === undefined || first >= nowUs) return first;
  return timing.calendar ? firstMoment(timing, nowUs) : nowUs;
}

/** The moments that passed while a schedule was inactive or paused, as one skip if there are any. */
function skippedMeanwhile(
  plugin: string,
  { id, task, spec, paramsKey, generation, isPaused, inactiveReason, heldUs }: KnownSchedule,
  nowUs: number,
): PlannedSkip[] {
  const reason = isPaused ? 'paused' : inactiveReason;
  if (reason === null || heldUs === null) return [];
  const timing = timingOf(spec, { plugin, paramsKey });
  const { last, count } = passedMoments(timing, { fromUs: heldUs, untilUs: nowUs, most: 1 });
  const schedule = { id, plugin, task, generation };
  return last.map((untilUs) => ({ schedule, fromUs: heldUs, untilUs, moments: count, reason }));
}

function identity({
  task,
  paramsKey,
  space,
}: {
  task: string;
  paramsKey: string;
  space: string | null;
}): string {
  return [task, paramsKey, space].join(' ');
}
