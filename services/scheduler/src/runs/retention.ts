import { type Database, type Logger, startLoop } from '@patchbay/chassis';
import type { Events } from '../events.ts';
import { deleteExcessRuns, deleteOldRuns } from './history-store.ts';
import { deleteCompleted } from '../schedules/requested-store.ts';

const oldAtMost = 5_000;
const schedulesAtMost = 200;

/**
 * Deletes the history that is older than `days`, or beyond the newest `perSchedule` runs of a
 * schedule, every minute and in small statements; and requested schedules that are completed when
 * no run of theirs is left. Unfinished runs are never deleted.
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
  let afterId = 0;
  return startLoop(
    'retention',
    async () => {
      const old = await deleteOldRuns(db, { days, limit: oldAtMost });
      const excess = await deleteExcessRuns(db, { days, keep, afterId, limit: schedulesAtMost });
      afterId = excess.lastId ?? 0;
      events.historyDeleted(old + excess.deleted);
      const completed = await deleteCompleted(db, { days, limit: oldAtMost });
      return old === oldAtMost || completed === oldAtMost || excess.lastId !== undefined
        ? 'again'
        : undefined;
    },
    { ms: 60_000, log },
  );
}
