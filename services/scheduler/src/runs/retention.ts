import { type Database, type Logger, startLoop } from '@patchbay/chassis';
import type { Events } from '../events.ts';
import { deleteExcessRuns, deleteOldRuns, deleteOver } from './retention-store.ts';

const oldAtMost = 10_000;
const excessAtMost = 10_000;
/** Schedules looked at in a second, so that a round costs little at any time, however many there are. */
const pageSize = 5_000;
const roundMs = 60_000;

/**
 * Deletes the history that is older than `days`, or beyond the newest `perSchedule` runs of a
 * schedule, in small statements; and requested schedules that are completed when no run of theirs is
 * left. Unfinished runs are never deleted.
 *
 * What is old is looked for every minute, along an index. For the rest the schedules are gone through,
 * 5,000 in a second and all of them at most once a minute.
 */
export function startRetention({
  db,
  events,
  log,
  days,
  perSchedule: keep,
}: {
  db: Database;
  events: Events;
  log: Logger;
  days: number;
  perSchedule: number;
}): AsyncDisposable {
  const loops = new AsyncDisposableStack();
  loops.use(
    startLoop(
      'retention',
      async () => {
        const { deleted, scheduleIds } = await deleteOldRuns(db, { days, limit: oldAtMost });
        if (deleted === 0) return;
        events.historyDeleted(deleted);
        await deleteOver(db, { days, ids: { these: scheduleIds } });
        return deleted === oldAtMost ? 'again' : undefined;
      },
      { ms: roundMs, log },
    ),
  );

  let roundBeganMs = -Infinity;
  /** The last schedule that was looked at in this round; undefined between two rounds. */
  let afterId: number | undefined;
  loops.use(
    startLoop(
      'retention-by-schedule',
      async () => {
        if (afterId === undefined) {
          if (performance.now() - roundBeganMs < roundMs) return;
          roundBeganMs = performance.now();
          afterId = 0;
        }
        const look = { days, keep, afterId, pageSize, limit: excessAtMost };
        const { deleted, lastId } = await deleteExcessRuns(db, look);
        events.historyDeleted(deleted);
        if (lastId !== undefined) await deleteOver(db, { days, ids: { afterId, lastId } });
        afterId = lastId;
        return deleted === excessAtMost ? 'again' : undefined;
      },
      { ms: 1_000, log },
    ),
  );
  return loops;
}
