import { fromStruct, toTimestamp, type HandlersOf, type scheduler } from '@patchbay/proto';
import type { Database } from '@patchbay/chassis';
import { z } from 'zod';
import { noSchedule, scheduleIdOf } from './asked.ts';
import { callerOf } from './caller.ts';
import type { Events } from '../events.ts';
import { toSchedule } from './messages.ts';
import { pageSize, pageToken, parsePageToken } from './page.ts';
import { pauseSchedule, resumeSchedule } from '../schedules/pausing.ts';
import { plainText } from '../runs/plain-text.ts';
import { previewMoments } from '../schedules/preview.ts';
import { removeSchedule, requestSchedule } from '../schedules/requested-schedules.ts';
import { listSchedules, readSchedule } from '../schedules/schedule-list-store.ts';

type Calls = Pick<
  HandlersOf<typeof scheduler>,
  | 'listSchedules'
  | 'getSchedule'
  | 'createSchedule'
  | 'deleteSchedule'
  | 'pauseSchedule'
  | 'resumeSchedule'
  | 'previewSchedule'
>;

const position = z.object({ plugin: z.string(), task: z.string(), id: z.int() });

/** The calls about schedules. */
export function scheduleCalls(deps: {
  db: Database;
  events: Events;
  onScheduled: () => void;
}): Calls {
  const { db, onScheduled } = deps;
  const read = async (id: number) => {
    const schedule = await readSchedule(db, id);
    if (!schedule) throw noSchedule(id);
    return toSchedule(schedule);
  };
  return {
    async listSchedules({ pageSize: requested, pageToken: token, ...filter }) {
      const size = pageSize(requested);
      const after = parsePageToken(position, token);
      const rows = await listSchedules(db, { ...filter, after, limit: size + 1 });
      const page = rows.slice(0, size);
      const last = rows.length > size ? page.at(-1) : undefined;
      return {
        schedules: page.map(toSchedule),
        nextPageToken: last ? pageToken({ plugin: last.plugin, task: last.task, id: last.id }) : '',
      };
    },
    getSchedule: ({ id }) => read(scheduleIdOf(id)),
    async createSchedule({ plugin, schedule, ...asked }, context) {
      const by = callerOf(asked, context);
      const { id, created } = await requestSchedule(deps, {
        plugin,
        request: fromStruct(schedule),
        by,
      });
      onScheduled();
      return { schedule: await read(id), created };
    },
    async deleteSchedule({ id, ...asked }, context) {
      await removeSchedule(deps, { id: scheduleIdOf(id), by: callerOf(asked, context) });
      return {};
    },
    async pauseSchedule({ id, reason, ...asked }, context) {
      const by = callerOf(asked, context);
      const why = plainText(reason, { maxLength: 500 });
      return read(await pauseSchedule(deps, { id, by, reason: why }));
    },
    async resumeSchedule({ id, ...asked }, context) {
      const resumed = await resumeSchedule(deps, { id, by: callerOf(asked, context) });
      onScheduled();
      return read(resumed);
    },
    async previewSchedule(request) {
      return { moments: (await previewMoments(db, request)).map((at) => toTimestamp(at) ?? {}) };
    },
  };
}
