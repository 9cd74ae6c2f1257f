import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';
import type { ScheduleState } from './schedule-store.ts';

export type ScheduleRow = {
  id: number;
  plugin: string;
  task: string;
  title: string;
  state: ScheduleState;
  nextFireAt: Date | null;
  spec: JsonObject;
  generation: number;
  origin: string;
  createdBy: string | null;
  dedupeKey: string;
  pausedAt: Date | null;
  pausedBy: string | null;
  pauseReason: string | null;
  inactiveReason: string | null;
  space: string | null;
};

const columns = sql`
  id, plugin, task, title, state, next_fire_at, spec, generation, origin, created_by, dedupe_key,
  paused_at, paused_by, pause_reason, inactive_reason, space`;

export type SchedulePosition = { plugin: string; task: string; id: number };

/** Sorted by plugin, task and id: one range of the unique index on them, plus a sort within a task. */
export function listSchedules(
  db: Queryable,
  {
    plugin,
    task,
    state,
    space,
    after,
    limit,
  }: {
    plugin: string;
    task: string;
    state: string;
    space: string;
    after: SchedulePosition | undefined;
    limit: number;
  },
): Promise<ScheduleRow[]> {
  return db.many<ScheduleRow>(sql`
    select ${columns}
    from schedules
    where true
      ${plugin ? sql`and plugin = ${plugin}` : sql``}
      ${task ? sql`and task = ${task}` : sql``}
      ${state ? sql`and ${inState(state)}` : sql``}
      ${space ? sql`and space = ${space}` : sql``}
      ${after ? sql`and (plugin, task, id) > (${after.plugin}, ${after.task}, ${after.id})` : sql``}
    order by plugin, task, id
    limit ${limit}`);
}

export function readSchedule(db: Queryable, id: number): Promise<ScheduleRow | undefined> {
  return db.maybeOne<ScheduleRow>(sql`
    select ${columns}
    from schedules
    where id = ${id}`);
}

/** `paused` is how an active schedule looks that somebody paused. */
function inState(state: string) {
  if (state === 'paused') return sql`state = 'active' and paused_at is not null`;
  if (state === 'active') return sql`state = 'active' and paused_at is null`;
  return sql`state = ${state}`;
}
