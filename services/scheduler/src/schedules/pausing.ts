import type { Database, Queryable } from '@patchbay/chassis';
import { noSchedule, scheduleIdOf } from '../api/asked.ts';
import { timingOf } from './declared-task.ts';
import type { Events } from '../events.ts';
import { comingMoment, lockPaused, pause, resume, type Paused } from './pause-store.ts';
import type { Skip } from './plan-moments.ts';
import { insertSkips } from './planning-store.ts';
import { dropWaiting } from './schedule-store.ts';
import { isOnce, nextMoment, passedMoments } from './timing.ts';

type Deps = { db: Database; events: Events };

/** Fires nothing of the schedule until it is resumed. What runs, or was due, goes on. */
export async function pauseSchedule(
  { db, events }: Deps,
  { id, by, reason }: { id: string; by: string; reason: string },
): Promise<number> {
  const scheduleId = scheduleIdOf(id);
  const dropped = await db.transaction(async (tx) => {
    const schedule = await lockPaused(tx, scheduleId);
    if (!schedule) throw noSchedule(id);
    if (schedule.paused) return [];
    await pause(tx, { id: scheduleId, by, reason, heldUs: await heldOf(tx, scheduleId, schedule) });
    return dropWaiting(tx, [scheduleId], {
      states: ['pending'],
      due: 'later',
      reason: 'paused',
      why: 'its schedule was paused',
    });
  });
  for (const run of dropped) events.dropped(run);
  events.paused({ schedule: id, by });
  return scheduleId;
}

/**
 * Lets the schedule go on with the next moment of its grid. The moments that passed are one skip; what
 * was to happen once is due now instead.
 */
export async function resumeSchedule(
  { db, events }: Deps,
  { id, by }: { id: string; by: string },
): Promise<number> {
  const scheduleId = scheduleIdOf(id);
  const skips = await db.transaction(async (tx) => {
    const paused = await lockPaused(tx, scheduleId);
    if (!paused) throw noSchedule(id);
    if (!paused.paused) return [];
    const { nextUs, skip } = planResume(paused);
    const passed = skip ? [{ ...skip, schedule: { ...paused, id: scheduleId } }] : [];
    await insertSkips(tx, passed);
    await resume(tx, { id: scheduleId, nextUs });
    return passed;
  });
  for (const skip of skips) events.skipped(skip);
  events.resumed({ schedule: id, by });
  return scheduleId;
}

/** The moment of what is to happen once, is claimed and has not come; else the schedule knows its next. */
async function heldOf(
  tx: Queryable,
  id: number,
  { plugin, paramsKey, spec, state }: Paused,
): Promise<number | undefined> {
  if (state !== 'completed' || !isOnce(timingOf(spec, { plugin, paramsKey }))) return undefined;
  const moment = await comingMoment(tx, id);
  // The instant after: the run of the moment itself will be on record as skipped.
  return moment && moment.us + 1;
}

function planResume({ plugin, paramsKey, spec, state, heldUs, nowUs }: Paused): {
  nextUs: number | undefined;
  skip?: Skip;
} {
  if (heldUs === null || state !== 'active') return { nextUs: undefined };
  const timing = timingOf(spec, { plugin, paramsKey });
  const { untilUs = Infinity } = timing;
  // The run of its last moment was dropped by the pause, and is on record so.
  if (heldUs > untilUs) return { nextUs: undefined };
  if (heldUs > nowUs || (isOnce(timing) && nowUs <= untilUs)) {
    return { nextUs: Math.max(heldUs, nowUs) };
  }
  const { last, count } = passedMoments(timing, { fromUs: heldUs, untilUs: nowUs, most: 1 });
  return {
    nextUs: nextMoment(timing, nowUs, heldUs),
    skip: { fromUs: heldUs, untilUs: last[0] ?? heldUs, moments: count, reason: 'paused' },
  };
}
