import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, TaskSpace } from '@patchbay/proto';
import { graceSeconds } from './grace.ts';
import type { TriggerKey } from './run-key.ts';

/** A run whose trigger is to be published at `dueUs`. */
export type DueRun = TriggerKey & {
  plugin: string;
  task: string;
  queue: string;
  params: JsonObject;
  space: TaskSpace | null;
  maxRunSeconds: number;
  dueUs: number;
  /** When any replica takes it, unless it is dispatched by then. */
  takenUs: number;
};

/**
 * Writes the runs of the plain schedules that are due within `lookaheadSeconds` and moves each
 * schedule to its next moment, in one commit; no other replica can claim the same, nor take the runs
 * within `grace` seconds of their moment. The next moment is counted from the scheduled one, so the grid
 * is kept.
 *
 * Left to `planDue`: schedules with a calendar or policies, repeated ones that missed a moment, and
 * those whose earlier run is not over. A once-only one waits for that. One that has a run of its moment
 * already moves on without another.
 *
 * Cost: a range of `schedules_due_once` and one of `schedules_due_again`, and for each of at most `limit`
 * schedules of either one probe of the unfinished runs, one insert and one update.
 */
export function claimDueRuns(
  db: Queryable,
  {
    lookaheadSeconds,
    limit,
    grace = graceSeconds,
  }: { lookaheadSeconds: number; limit: number; grace?: number },
): Promise<DueRun[]> {
  const dueAmong = (condition: ReturnType<typeof sql>) => sql`
      select s.id, s.plugin, s.task, s.generation, s.spec,
        to_us(s.next_fire_at) as nominal_us
      from schedules s
      where s.next_fire_at <= now() + ${lookaheadSeconds} * interval '1 second'
        and not s.planned
        and ${condition}
        and not ${hasUnfinishedRun}
      order by s.next_fire_at`;
  return db.many<DueRun>(sql`
    with once as (
      ${dueAmong(sql`s.repeat_us = 0`)}
      limit ${limit}
      for update of s skip locked
    ), again as (
      ${dueAmong(sql`
        s.repeat_us > 0
        and s.next_fire_at + s.repeat_us * interval '1 microsecond' > now()`)}
      limit ${limit}
      for update of s skip locked
    ), due as (
      select * from once
      union all
      select * from again
    ), fired as (
      insert into runs (
        schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
        priority, due_at, attend_at)
      select id, nominal_us, plugin, task, generation, ${laneOf(sql`spec`)},
        (spec->>'maxAttempts')::integer, (spec->>'maxRunSeconds')::double precision,
        (spec->>'priority')::integer,
        from_us(nominal_us),
        greatest(from_us(nominal_us), now()) + ${grace} * interval '1 second'
      from due
      on conflict do nothing
      returning schedule_id, nominal_us, queue, max_run_seconds, attend_at
    ), had_run as (
      update schedules s
      set ${movedFrom(sql`d.nominal_us`)}
      from due d
      where s.id = d.id
        and d.id not in (select schedule_id from fired)
        and ${hasRunOf(sql`d.nominal_us`)}
    )
    update schedules s
    set ${movedFrom(sql`f.nominal_us`)}
    from fired f
    where s.id = f.schedule_id
    returning s.id as schedule_id, s.plugin, s.task, s.generation, f.queue, f.max_run_seconds,
      f.nominal_us,
      f.nominal_us as due_us,
      to_us(f.attend_at) as taken_us,
      1 as attempt,
      0 as redeliveries,
      s.spec->'params' as params,
      s.spec->'space' as space`);
}

/** Moves a plain schedule `s` on from a moment. */
function movedFrom(momentUs: ReturnType<typeof sql>) {
  return sql`
    passed_at = from_us(${momentUs}),
    next_fire_at = case when s.repeat_us > 0 then from_us(${momentUs} + s.repeat_us) end,
    state = case when s.repeat_us > 0 then 'active' else 'completed' end`;
}

/** Whether a schedule `d` has a run of that moment, as one probe of the primary key. */
function hasRunOf(momentUs: ReturnType<typeof sql>) {
  return sql`
    coalesce(
      (
        select true
        from runs r
        where r.schedule_id = d.id
          and r.nominal_us = ${momentUs}
      ),
      false)`;
}

/**
 * Whether a schedule `s` has a run that is not over, as one probe of `runs_unfinished`. Postgres would
 * turn `exists` into a join or a hash of all unfinished runs, which come and go too fast for its
 * statistics; and of `is null` it thinks that it is hardly ever so, and sorts all that is due.
 */
export const hasUnfinishedRun = sql`
  coalesce(
    (
      select true
      from runs r
      where r.schedule_id = s.id
        and r.finished_at is null
      limit 1
    ),
    false)`;

/** The lane of a spec, as `nats.lane` names it. */
function laneOf(spec: ReturnType<typeof sql>) {
  return sql`
    case ${spec}->>'priority'
      when '0' then ${spec}->>'queue'
      else concat(${spec}->>'queue', '_', ${spec}->>'priority')
    end`;
}

/** The `takenUs` of a run; its moment while it waits for its turn, and is not to be published. */
export function takenUs(attendAt: ReturnType<typeof sql>, dueAt: ReturnType<typeof sql>) {
  return sql`to_us(case when isfinite(${attendAt}) then ${attendAt} else ${dueAt} end)`;
}

/** Columns of a `DueRun` for runs `r` of schedules `s`. */
export const dueRun = sql`
  r.schedule_id, r.nominal_us, r.generation, r.attempt + 1 as attempt, r.redeliveries,
  r.plugin, r.task, r.queue, r.max_run_seconds, to_us(r.due_at) as due_us,
  ${takenUs(sql`r.attend_at`, sql`r.due_at`)} as taken_us,
  coalesce(r.params, s.spec->'params') as params, s.spec->'space' as space`;
