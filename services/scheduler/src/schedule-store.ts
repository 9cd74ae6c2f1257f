import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, ResolvedTaskSpec } from '@patchbay/proto';

export type ScheduleState = 'active' | 'inactive' | 'completed';

export type ScheduleRow = {
  id: number;
  plugin: string;
  task: string;
  title: string;
  state: ScheduleState;
  nextFireAt: Date | null;
  spec: JsonObject;
  generation: number;
};

/** A schedule as far as the catalog decides about it. */
export type KnownSchedule = {
  id: number;
  task: string;
  paramsKey: string;
  specKey: string;
  delayUs: number;
  repeatUs: number;
  state: ScheduleState;
};

/** A task of a plugin as the catalog declares it. */
export type DeclaredTask = {
  task: string;
  title: string;
  paramsKey: string;
  specKey: string;
  delayUs: number;
  repeatUs: number;
  spec: ResolvedTaskSpec;
};

export function readClock(db: Queryable): Promise<number> {
  return db.one<{ us: number }>(sql`select to_us(clock_timestamp()) as us`).then(({ us }) => us);
}

export function schedulesOf(tx: Queryable, plugin: string): Promise<KnownSchedule[]> {
  return tx.many<KnownSchedule>(sql`
    select id, task, params_key, spec_key, delay_us, repeat_us, state
    from schedules
    where plugin = ${plugin}
      and space is null`);
}

/** Adds a schedule whose delay begins now. */
export async function addSchedule(
  tx: Queryable,
  plugin: string,
  { task, title, paramsKey, specKey, delayUs, repeatUs, spec }: DeclaredTask,
): Promise<void> {
  await tx.run(sql`
    insert into schedules (
      plugin, task, params_key, title, spec, spec_key, delay_us, repeat_us, state, next_fire_at)
    values (
      ${plugin}, ${task}, ${paramsKey}, ${title}, ${JSON.stringify(spec)}, ${specKey},
      ${delayUs}, ${repeatUs}, 'active', now() + ${delayUs} * interval '1 microsecond')`);
}

/** Stores a changed spec under the next generation; the timer stays as it is. */
export async function changeSpec(
  tx: Queryable,
  id: number,
  { title, specKey, delayUs, repeatUs, spec }: DeclaredTask,
): Promise<void> {
  await tx.run(sql`
    update schedules
    set title = ${title},
      spec = ${JSON.stringify(spec)},
      spec_key = ${specKey},
      delay_us = ${delayUs},
      repeat_us = ${repeatUs},
      generation = generation + 1
    where id = ${id}`);
}

/**
 * Applies changed times to a schedule that goes on: before its first fire the new delay counts from
 * when the old one began, afterwards the new period from the last moment of the grid.
 */
export async function retime(tx: Queryable, id: number): Promise<void> {
  await tx.run(sql`
    update schedules
    set next_fire_at = timing.next_fire_at,
      state = case when timing.next_fire_at is null then 'completed' else 'active' end
    from (
      select case
        when passed_at is null
          then greatest(armed_at + delay_us * interval '1 microsecond', now())
        when repeat_us > 0
          then from_us(
            to_us(passed_at)
            + (greatest(0, to_us(now()) - to_us(passed_at)) / repeat_us + 1) * repeat_us)
        end as next_fire_at
      from schedules
      where id = ${id}
    ) as timing
    where id = ${id}`);
}

/**
 * Begins the delay of schedules anew and drops what they had planned: a run that is not yet due is
 * forgotten, or failed when it had been tried. One that was due, or runs, goes on.
 */
export async function rearm(tx: Queryable, ids: readonly number[]): Promise<void> {
  await tx.run(sql`
    update schedules
    set state = 'active',
      armed_at = now(),
      passed_at = null,
      next_fire_at = now() + delay_us * interval '1 microsecond'
    where id = any(${ids})`);
  await tx.run(sql`
    delete from runs
    where schedule_id = any(${ids})
      and finished_at is null
      and state = 'pending'
      and attempt = 0
      and requested_by is null
      and due_at > now()`);
  await tx.run(sql`
    update runs
    set state = 'failed',
      finished_at = now(),
      error = concat_ws(e'\n\n', error, 'not tried again: the plugin registered anew, which began its schedule anew')
    where schedule_id = any(${ids})
      and finished_at is null
      and state = 'pending'
      and attempt > 0
      and due_at > now()`);
}

/**
 * Ends schedules until they are armed again. What had not started is not run: it counts as skipped,
 * or failed when it had been tried. A running run goes on.
 */
export async function deactivate(tx: Queryable, ids: readonly number[]): Promise<void> {
  await tx.run(sql`
    update schedules
    set state = 'inactive', next_fire_at = null
    where id = any(${ids})`);
  await tx.run(sql`
    with dropped as (
      delete from runs
      where schedule_id = any(${ids})
        and state in ('pending', 'dispatched')
        and finished_at is null
        and attempt = 0
      returning schedule_id
    )
    update schedules
    set skipped_count = skipped_count + 1,
      last_skip_reason = 'inactive',
      last_skip_at = now()
    from dropped
    where id = dropped.schedule_id`);
  await tx.run(sql`
    update runs
    set state = 'failed',
      finished_at = now(),
      error = concat_ws(e'\n\n', error, 'not tried again: the plugin was disabled, removed, or no longer declares the task')
    where schedule_id = any(${ids})
      and state in ('pending', 'dispatched')
      and finished_at is null
      and attempt > 0`);
}

export type SchedulePosition = { plugin: string; task: string; id: number };

/** Sorted by plugin, task and id: one range of the unique index on them, plus a sort within a task. */
export function listSchedules(
  db: Queryable,
  { plugin, after, limit }: { plugin: string; after: SchedulePosition | undefined; limit: number },
): Promise<ScheduleRow[]> {
  return db.many<ScheduleRow>(sql`
    select id, plugin, task, title, state, next_fire_at, spec, generation
    from schedules
    where true
      ${plugin ? sql`and plugin = ${plugin}` : sql``}
      ${after ? sql`and (plugin, task, id) > (${after.plugin}, ${after.task}, ${after.id})` : sql``}
    order by plugin, task, id
    limit ${limit}`);
}

export function findSchedule(
  db: Queryable,
  id: number,
): Promise<{ plugin: string; task: string; state: ScheduleState } | undefined> {
  return db.maybeOne(sql`
    select plugin, task, state
    from schedules
    where id = ${id}`);
}
