import {
  type Database,
  type Logger,
  type Queryable,
  startLoop,
  type SteadyLoop,
} from '@patchbay/chassis';
import { cancelRuns, type CancelledRun } from '../runs/cancel-store.ts';
import type { DueRun } from '../triggers/claim-store.ts';
import { timingOf } from './declared-task.ts';
import type { Events } from '../events.ts';
import { planMoments } from './plan-moments.ts';
import {
  advance,
  countUnfinished,
  insertFires,
  insertSkips,
  lockDueSchedules,
  type PlannedFire,
  type PlannedSkip,
} from './planning-store.ts';
import type { Wheel } from '../triggers/wheel.ts';

const planEveryMs = 250;
const planAtMost = 500;

/**
 * Fires the schedules that the plain claim leaves: calendars, policies, and what was missed. Four
 * times a second, in one transaction that holds the schedules it decides about.
 */
export function startPlanning({
  db,
  wheel,
  events,
  log,
  lookaheadSeconds,
  onGated,
  onReplaced,
}: {
  db: Database;
  wheel: Wheel;
  events: Events;
  log: Logger;
  lookaheadSeconds: number;
  /** Told that runs wait for their turn. */
  onGated: () => void;
  /** Told which runs made way for another. */
  onReplaced: (runs: readonly CancelledRun[]) => void;
}): SteadyLoop {
  return startLoop(
    'plan',
    async () => {
      const planned = await db.transaction((tx) => planDue(tx, { lookaheadSeconds }));
      const { looked, made, skips, replaced } = planned;
      for (const run of made) events.fired(run);
      for (const skip of skips) events.skipped(skip);
      if (replaced.length > 0) onReplaced(replaced);
      if (made.some(({ gated }) => gated)) onGated();
      await wheel.hold(made.filter(({ gated }) => !gated));
      return looked >= planAtMost ? 'again' : undefined;
    },
    { ms: planEveryMs, log },
  );
}

type Planned = {
  looked: number;
  made: (DueRun & { gated: boolean })[];
  skips: PlannedSkip[];
  replaced: CancelledRun[];
};

/** Decides about the schedules that are due, and writes it. */
export async function planDue(
  tx: Queryable,
  { lookaheadSeconds }: { lookaheadSeconds: number },
): Promise<Planned> {
  const due = await lockDueSchedules(tx, { lookaheadSeconds, limit: planAtMost });
  if (due.length === 0) return { looked: 0, made: [], skips: [], replaced: [] };
  const unfinished = await countUnfinished(
    tx,
    due.map(({ id }) => id),
  );
  const fires: PlannedFire[] = [];
  const skips: PlannedSkip[] = [];
  const moves: Parameters<typeof advance>[1][number][] = [];
  const replacing: number[] = [];
  for (const schedule of due) {
    const { id, plugin, paramsKey, spec, fireUs, nowUs } = schedule;
    const timing = timingOf(spec, { plugin, paramsKey });
    const plan = planMoments({
      timing,
      policies: spec,
      fireUs,
      nowUs,
      horizonUs: nowUs + lookaheadSeconds * 1e6,
      unfinished: unfinished.get(id) ?? 0,
    });
    if (plan.passedUs === undefined) continue;
    fires.push(...plan.fires.map((fire) => Object.assign(fire, { schedule })));
    skips.push(...plan.skips.map((skip) => Object.assign(skip, { schedule })));
    moves.push({ id, passedUs: plan.passedUs, nextUs: plan.nextUs });
    if (plan.replaces) replacing.push(id);
  }
  const replaced = await cancelRuns(tx, {
    ofSchedules: replacing,
    by: 'the next run, which replaces it',
  });
  const { made } = await insertFires(tx, fires);
  await insertSkips(tx, skips);
  await advance(tx, moves);
  return { looked: due.length, made, skips, replaced };
}
