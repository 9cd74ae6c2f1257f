import { type Database, type Logger, startLoop } from '@patchbay/chassis';
import { tzVersion } from './calendar.ts';
import { timingOf } from './declared-task.ts';
import type { Events } from '../events.ts';
import { readNow, retime } from './schedule-store.ts';
import { lockOutdated, noteTimeZones } from './time-zone-store.ts';
import { firstMoment } from './timing.ts';

const atMost = 500;

/**
 * Computes the next moment of calendars anew that was computed with older time zone data: a zone that
 * changed its rules is followed as soon as a replica knows about it. A replica with older data than
 * another leaves what that has computed.
 */
export function followTimeZones({
  db,
  events,
  log,
  version = tzVersion,
}: {
  db: Database;
  events: Events;
  log: Logger;
  version?: string;
}): AsyncDisposable {
  return startLoop(
    'time-zones',
    async () => {
      const count = await recompute(db, version);
      if (count > 0) events.zonesFollowed({ version, schedules: count });
      return count === atMost ? 'again' : undefined;
    },
    { ms: 600_000, log },
  );
}

function recompute(db: Database, version: string): Promise<number> {
  return db.transaction(async (tx) => {
    const outdated = await lockOutdated(tx, { version, limit: atMost });
    if (outdated.length === 0) return 0;
    const nowUs = await readNow(tx);
    const moves = outdated.map(({ id, plugin, paramsKey, spec }) => {
      const timing = timingOf(spec, { plugin, paramsKey });
      return { id, nextUs: firstMoment(timing, nowUs) };
    });
    await retime(tx, moves);
    await noteTimeZones(tx, { ids: moves.map(({ id }) => id), version });
    return outdated.length;
  });
}
