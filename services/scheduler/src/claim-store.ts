import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';
import type { TriggerKey } from './run-key.ts';

/** A run whose trigger is to be published at `dueUs`. */
export type DueRun = TriggerKey & {
  plugin: string;
  task: string;
  queue: string;
  params: JsonObject;
  maxRunSeconds: number;
  dueUs: number;
};

/** What became of a schedule whose moment came. */
export type Claimed = { plugin: string; task: string; skipped: number } & (
  | { kind: 'fired'; run: DueRun }
  | { kind: 'overlapped' }
);

/** A claimed run that is not dispatched this long after its moment is taken by any replica. */
export const graceSeconds = 1;

type ClaimRow = Omit<DueRun, 'nominalUs' | 'attempt' | 'redeliveries'> & {
  nominalUs: number | null;
  skipped: number;
};

/**
 * Writes the runs of the schedules that are due within `lookaheadSeconds` and moves each schedule to
 * its next moment, in one commit; no other replica can claim the same.
 *
 * The next moment is counted from the scheduled one, so the grid is kept. Moments that have passed
 * are skipped but for the last of them. While a run is unfinished, a repeated schedule is claimed
 * only when its moment has come, and that moment is then skipped; a once-only one waits.
 *
 * Cost: a range of `schedules_due`, and for each of at most `limit` schedules one probe of
 * `runs_unfinished`, one insert and one update.
 */
export async function claimDueRuns(
  db: Queryable,
  { lookaheadSeconds, limit }: { lookaheadSeconds: number; limit: number },
): Promise<Claimed[]> {
  const rows = await db.many<ClaimRow>(sql`
    with due as (
      select s.id, s.plugin, s.task, s.generation, s.spec, s.repeat_us,
        to_us(s.next_fire_at) as fire_us,
        to_us(now()) as now_us
      from schedules s
      where s.next_fire_at <= now() + ${lookaheadSeconds} * interval '1 second'
        and (
          (s.repeat_us > 0 and s.next_fire_at <= now())
          or not exists (
            select from runs r
            where r.schedule_id = s.id
              and r.finished_at is null))
      order by s.next_fire_at
      limit ${limit}
      for update of s skip locked
    ), missing as (
      select *,
        case when repeat_us > 0 then greatest(0, now_us - fire_us) / repeat_us else 0 end as missed
      from due
    ), timed as (
      select *, fire_us + missed * repeat_us as nominal_us
      from missing
    ), fired as (
      insert into runs (
        schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
        due_at, attend_at)
      select id, nominal_us, plugin, task, generation, spec->>'queue',
        (spec->>'maxAttempts')::integer, (spec->>'maxRunSeconds')::double precision,
        from_us(nominal_us),
        greatest(from_us(nominal_us), now()) + ${graceSeconds} * interval '1 second'
      from timed
      on conflict do nothing
      returning schedule_id, queue, max_run_seconds
    ), advanced as (
      update schedules s
      set passed_at = from_us(t.nominal_us),
        next_fire_at = case when t.repeat_us > 0 then from_us(t.nominal_us + t.repeat_us) end,
        state = case when t.repeat_us > 0 then 'active' else 'completed' end,
        skipped_count = s.skipped_count + skip.count,
        last_skip_reason = case
          when f.schedule_id is null then 'overlap'
          when t.missed > 0 then 'missed'
          else s.last_skip_reason end,
        last_skip_at = case when skip.count > 0 then now() else s.last_skip_at end
      from timed t
      left join fired f on f.schedule_id = t.id
      cross join lateral (
        select t.missed + (f.schedule_id is null)::integer as count
      ) as skip
      where s.id = t.id
        and (f.schedule_id is not null or (t.repeat_us > 0 and t.fire_us <= t.now_us))
      returning t.*, f.schedule_id, f.queue, f.max_run_seconds, skip.count as skipped
    )
    select id as schedule_id, plugin, task, generation, queue, max_run_seconds, skipped,
      case when schedule_id is not null then nominal_us end as nominal_us,
      nominal_us as due_us,
      spec->'params' as params
    from advanced`);
  return rows.map(({ skipped, nominalUs, ...row }): Claimed => {
    const { plugin, task } = row;
    if (nominalUs === null) return { kind: 'overlapped', plugin, task, skipped };
    const run = { ...row, nominalUs, attempt: 1, redeliveries: 0 };
    return { kind: 'fired', plugin, task, skipped, run };
  });
}

/** Columns of a `DueRun` for runs `r` of schedules `s`. */
const dueRun = sql`
  r.schedule_id, r.nominal_us, r.generation, r.attempt + 1 as attempt, r.redeliveries,
  r.plugin, r.task, r.queue, r.max_run_seconds, to_us(r.due_at) as due_us,
  s.spec->'params' as params`;

/**
 * Takes over pending runs that nobody holds: retries and runs handed back whose moment is near, and
 * those whose replica died before it could publish them.
 *
 * Cost: a range of `runs_attend`, and one update for each of at most `limit`.
 */
export function takePendingRuns(db: Queryable, { limit }: { limit: number }): Promise<DueRun[]> {
  return db.many<DueRun>(sql`
    with taken as (
      select schedule_id, nominal_us
      from runs
      where state = 'pending'
        and finished_at is null
        and attend_at <= now()
      order by attend_at
      limit ${limit}
      for update skip locked
    )
    update runs r
    set attend_at = greatest(r.due_at, now()) + ${graceSeconds} * interval '1 second'
    from taken t
    join schedules s on s.id = t.schedule_id
    where r.schedule_id = t.schedule_id
      and r.nominal_us = t.nominal_us
    returning ${dueRun}`);
}

/**
 * Makes a run of the schedule due now: the pending one, which waits for its moment or for its next
 * attempt, else a new one. Undefined when the schedule is inactive or a run of it is under way.
 *
 * A replica that holds the pending one for later publishes its trigger again then, under the same id.
 */
export function requestRun(
  db: Queryable,
  { scheduleId, requestedBy }: { scheduleId: number; requestedBy: string },
): Promise<DueRun | undefined> {
  return db.maybeOne<DueRun>(sql`
    with added as (
      insert into runs (
        schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
        due_at, attend_at, requested_by)
      select id, to_us(now()), plugin, task, generation, spec->>'queue',
        (spec->>'maxAttempts')::integer, (spec->>'maxRunSeconds')::double precision,
        now(), now() + ${graceSeconds} * interval '1 second', ${requestedBy}
      from schedules
      where id = ${scheduleId}
        and state <> 'inactive'
      on conflict do nothing
      returning *
    ), hastened as (
      update runs r
      set due_at = now(),
        attend_at = now() + ${graceSeconds} * interval '1 second',
        requested_by = ${requestedBy}
      from schedules s
      where r.schedule_id = ${scheduleId}
        and r.finished_at is null
        and r.state = 'pending'
        and r.due_at > now()
        and s.id = r.schedule_id
        and s.state <> 'inactive'
      returning r.*
    )
    select ${dueRun}
    from (table added union all table hastened) r
    join schedules s on s.id = r.schedule_id`);
}

/** Gives runs that are claimed but not yet due back, for another replica to take at once. */
export async function releaseRuns(db: Queryable, runs: readonly DueRun[]): Promise<void> {
  await db.run(sql`
    update runs r
    set attend_at = now()
    from unnest(
      ${runs.map((run) => run.scheduleId)}::bigint[],
      ${runs.map((run) => run.nominalUs)}::bigint[]
    ) as held (schedule_id, nominal_us)
    where r.schedule_id = held.schedule_id
      and r.nominal_us = held.nominal_us
      and r.state = 'pending'`);
}
