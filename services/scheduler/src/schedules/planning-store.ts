import { sql, type Queryable } from '@patchbay/chassis';
import { nats as wire, type ResolvedTaskSpec } from '@patchbay/proto';
import { hasUnfinishedRun, takenUs, type DueRun } from '../triggers/claim-store.ts';
import { graceSeconds } from '../triggers/grace.ts';
import { runId } from '../triggers/run-key.ts';
import type { Fire, Skip } from './plan-moments.ts';

/** A schedule whose moment is near or has passed, locked until the transaction ends. */
export type DueSchedule = {
  id: number;
  plugin: string;
  task: string;
  paramsKey: string;
  generation: number;
  spec: ResolvedTaskSpec;
  delayUs: number;
  repeatUs: number;
  fireUs: number;
  nowUs: number;
};

/**
 * Locks schedules due within the look-ahead that the plain claim leaves: those with a calendar or
 * policies, and plain ones that missed moments or whose earlier run is not over. What cannot be
 * decided yet is left for later.
 *
 * Cost: a range of `schedules_due_planned`, the overdue range of `schedules_due_again`, and a probe for
 * each of those.
 */
export function lockDueSchedules(
  tx: Queryable,
  { lookaheadSeconds, limit }: { lookaheadSeconds: number; limit: number },
): Promise<DueSchedule[]> {
  const columns = sql`
    s.id, s.plugin, s.task, s.params_key, s.generation, s.spec, s.delay_us, s.repeat_us,
    to_us(s.next_fire_at) as fire_us,
    to_us(now()) as now_us`;
  return tx.many<DueSchedule>(sql`
    with planned as (
      select ${columns}
      from schedules s
      where s.planned
        and s.next_fire_at <= now() + ${lookaheadSeconds} * interval '1 second'
        and (
          s.spec->>'overlap' in ('allow', 'queue')
          or s.next_fire_at <= now() and (
            s.repeat_us > 0 or s.spec->>'cron' is not null or s.spec->>'overlap' = 'replace')
          or not ${hasUnfinishedRun})
      order by s.next_fire_at
      limit ${limit}
      for update of s skip locked
    ), missed as (
      select ${columns}
      from schedules s
      where not s.planned
        and s.repeat_us > 0
        and s.next_fire_at <= now()
        and (
          s.next_fire_at + s.repeat_us * interval '1 microsecond' <= now()
          or ${hasUnfinishedRun})
      order by s.next_fire_at
      limit ${limit}
      for update of s skip locked
    )
    select * from planned
    union all
    select * from missed`);
}

/** How many runs of each schedule are not over; read in a statement of its own, after the lock. */
export async function countUnfinished(
  tx: Queryable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.many<{ id: number; unfinished: number }>(sql`
    select schedule_id as id, count(*) as unfinished
    from runs
    where schedule_id = any(${ids})
      and finished_at is null
    group by 1`);
  return new Map(rows.map(({ id, unfinished }) => [id, unfinished]));
}

export type PlannedFire = Fire & { schedule: DueSchedule };

/** Writes the runs and returns those that need not wait for their turn. */
export async function insertFires(
  tx: Queryable,
  fires: readonly PlannedFire[],
): Promise<{ made: (DueRun & { gated: boolean })[] }> {
  if (fires.length === 0) return { made: [] };
  const rows = fires.map(({ schedule: { id, plugin, task, generation, spec }, ...fire }) => ({
    scheduleId: id,
    plugin,
    task,
    generation,
    nominalUs: fire.momentUs,
    queue: wire.lane(spec.queue, spec.priority),
    params: spec.params,
    space: spec.space ?? null,
    maxAttempts: spec.maxAttempts,
    maxRunSeconds: spec.maxRunSeconds,
    priority: spec.priority,
    exclusive: spec.overlap === 'forbid' && !fire.waits,
    gated: fire.waits || isGated(spec),
    startDeadlineSeconds: spec.startDeadlineSeconds ?? null,
  }));
  const made = await tx.many<{ scheduleId: number; nominalUs: number; takenUs: number }>(sql`
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      priority, exclusive, gated, due_at, attend_at, start_by)
    select schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      priority, exclusive, gated, from_us(nominal_us),
      case
        when gated then 'infinity'
        else greatest(from_us(nominal_us), now()) + ${graceSeconds} * interval '1 second'
      end,
      from_us(nominal_us) + start_deadline_seconds * interval '1 second'
    from unnest(
      ${rows.map((it) => it.scheduleId)}::bigint[],
      ${rows.map((it) => it.nominalUs)}::bigint[],
      ${rows.map((it) => it.plugin)}::text[],
      ${rows.map((it) => it.task)}::text[],
      ${rows.map((it) => it.generation)}::integer[],
      ${rows.map((it) => it.queue)}::text[],
      ${rows.map((it) => it.maxAttempts)}::integer[],
      ${rows.map((it) => it.maxRunSeconds)}::double precision[],
      ${rows.map((it) => it.priority)}::integer[],
      ${rows.map((it) => it.exclusive)}::boolean[],
      ${rows.map((it) => it.gated)}::boolean[],
      ${rows.map((it) => it.startDeadlineSeconds)}::double precision[]
    ) as t (schedule_id, nominal_us, plugin, task, generation, queue, max_attempts,
      max_run_seconds, priority, exclusive, gated, start_deadline_seconds)
    on conflict do nothing
    returning schedule_id, nominal_us, ${takenUs(sql`attend_at`, sql`due_at`)} as taken_us`);
  const taken = new Map(made.map((run) => [runId(run), run.takenUs]));
  return {
    made: rows.flatMap((row) => {
      const at = taken.get(runId(row));
      if (at === undefined) return [];
      const { nominalUs: dueUs } = row;
      return [Object.assign(row, { attempt: 1, redeliveries: 0, dueUs, takenUs: at })];
    }),
  };
}

/** Whether runs of the task always wait for their turn. */
export function isGated(spec: ResolvedTaskSpec): boolean {
  const { overlap, maxConcurrency, pluginMaxConcurrency } = spec;
  return (
    overlap === 'queue' ||
    overlap === 'replace' ||
    maxConcurrency !== undefined ||
    pluginMaxConcurrency !== undefined
  );
}

export type PlannedSkip = Skip & {
  schedule: Pick<DueSchedule, 'id' | 'plugin' | 'task' | 'generation'>;
};

/**
 * Writes skips, one row each. One that goes on where the newest row of its schedule is a skip for the
 * same reason makes that longer.
 */
export async function insertSkips(tx: Queryable, skips: readonly PlannedSkip[]): Promise<void> {
  if (skips.length === 0) return;
  await tx.run(sql`
    with skipped as (
      select *
      from unnest(
        ${skips.map((it) => it.schedule.id)}::bigint[],
        ${skips.map((it) => it.fromUs)}::bigint[],
        ${skips.map((it) => it.untilUs)}::bigint[],
        ${skips.map((it) => it.moments)}::integer[],
        ${skips.map((it) => it.reason)}::text[],
        ${skips.map((it) => it.schedule.plugin)}::text[],
        ${skips.map((it) => it.schedule.task)}::text[],
        ${skips.map((it) => it.schedule.generation)}::integer[]
      ) as t (schedule_id, from_us, until_us, moments, reason, plugin, task, generation)
    ), newest as (
      select s.*, r.nominal_us
      from skipped s
      cross join lateral (
        select r.nominal_us, r.skip_reason
        from runs r
        where r.schedule_id = s.schedule_id
        order by r.nominal_us desc
        limit 1
      ) as r
      where r.skip_reason = s.reason
        and r.nominal_us < s.from_us
        -- What is written now may lie between.
        and not exists (
          select from skipped earlier
          where earlier.schedule_id = s.schedule_id
            and earlier.from_us < s.from_us)
    ), extended as (
      update runs r
      set moments = r.moments + n.moments,
        until_us = n.until_us,
        finished_at = now()
      from newest n
      where r.schedule_id = n.schedule_id
        and r.nominal_us = n.nominal_us
      returning r.schedule_id, n.from_us
    )
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      state, exclusive, due_at, attend_at, finished_at, skip_reason, moments, until_us)
    select schedule_id, from_us, plugin, task, generation, '', 0, 0,
      'skipped', false, from_us(from_us), 'infinity', now(), reason, moments, until_us
    from skipped
    where (schedule_id, from_us) not in (select schedule_id, from_us from extended)
    on conflict do nothing`);
}

/** Moves schedules to their next moment; one that has none is completed. */
export async function advance(
  tx: Queryable,
  moves: readonly { id: number; passedUs: number; nextUs: number | undefined }[],
): Promise<void> {
  await tx.run(sql`
    update schedules s
    set passed_at = from_us(m.passed_us),
      next_fire_at = from_us(m.next_us),
      state = case when m.next_us is null then 'completed' else 'active' end
    from unnest(
      ${moves.map((it) => it.id)}::bigint[],
      ${moves.map((it) => it.passedUs)}::bigint[],
      ${moves.map((it) => it.nextUs ?? null)}::bigint[]
    ) as m (id, passed_us, next_us)
    where s.id = m.id`);
}
