import { sql, type Queryable } from '@patchbay/chassis';
import { inKeyOrder, type RunKey } from '../triggers/run-key.ts';
import { isIn } from './in-state.ts';

export const runStates = [
  'pending',
  'dispatched',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'skipped',
] as const;

export type RunState = (typeof runStates)[number];

/** A run after a change of its state. */
export type ChangedRun = RunKey & {
  plugin: string;
  task: string;
  state: RunState;
  attempt: number;
  error: string | null;
};

export type HeldRun = RunKey & { fence: number; plugin: string };

/**
 * Renews the leases of runs that instances execute, never beyond their longest time, and returns
 * those that are still theirs, with whether somebody cancelled them.
 *
 * Cost: one probe of the primary key and one update per run.
 */
export function renewLeases(
  db: Queryable,
  held: readonly HeldRun[],
  { leaseSeconds }: { leaseSeconds: number },
): Promise<(RunKey & { fence: number; cancelled: boolean })[]> {
  const runs = inKeyOrder(held);
  return db.many(sql`
    update runs r
    set attend_at = ${leaseEnd(leaseSeconds, sql`r.started_at`)}
    from unnest(
      ${runs.map((it) => it.scheduleId)}::bigint[],
      ${runs.map((it) => it.nominalUs)}::bigint[],
      ${runs.map((it) => it.fence)}::bigint[],
      ${runs.map((it) => it.plugin)}::text[]
    ) as h (schedule_id, nominal_us, fence, plugin)
    where r.schedule_id = h.schedule_id
      and r.nominal_us = h.nominal_us
      and ${isIn('running')}
      and r.fence = h.fence
      and r.plugin = h.plugin
    returning r.schedule_id, r.nominal_us, r.fence,
      r.cancel_requested_at is not null as cancelled`);
}

/**
 * Takes running runs from instances that let their lease run out, or take longer than they may: the
 * attempt counts, its fence is void, and the next is due at once.
 *
 * Cost: a range of `runs_attend`, and one lock and one update for each of at most `limit`.
 */
export function loseRuns(db: Queryable, { limit }: { limit: number }): Promise<ChangedRun[]> {
  return db.many<ChangedRun>(sql`
    with lost as (
      select r.schedule_id, r.nominal_us,
        ${attemptOf},
        s.spec->'pauseOnFailure' = 'true' as pause_on_failure,
        case
          when r.cancel_requested_at is not null then 'cancelled'
          when r.attempt >= r.max_attempts or coalesce(s.state, 'inactive') = 'inactive' then 'failed'
          else 'pending'
        end as state,
        case
          when now() >= r.started_at + r.max_run_seconds * interval '1 second'
            then format('lost: attempt %s took longer than the %s s it may', r.attempt, r.max_run_seconds)
          else format('lost: instance %s went silent during attempt %s', r.instance_id, r.attempt)
        end as error
      from runs r
      left join ${lockedSchedule(sql`for no key update skip locked`)} s on true
      where r.state = 'running'
        and r.attend_at <= now()
        and (s.id is not null or not exists (select from schedules where id = r.schedule_id))
      order by r.attend_at
      limit ${limit}
      for no key update of r skip locked
    ), kept as (
      ${keepAttempts(sql`
        select *, 'lost' as how, error as why
        from lost
        where state = 'pending'`)}
    ), paused as (
      ${pauseFailed(sql`
        select schedule_id
        from lost
        where state = 'failed'
          and pause_on_failure`)}
    )
    update runs r
    set state = l.state,
      fence = null,
      released = r.released and l.state <> 'pending',
      due_at = case l.state when 'pending' then now() else r.due_at end,
      attend_at = case when r.gated then 'infinity' else now() end,
      finished_at = case l.state when 'pending' then null else now() end,
      ${attemptIsOver(sql`l.state`)},
      error = l.error
    from lost l
    where r.schedule_id = l.schedule_id
      and r.nominal_us = l.nominal_us
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}

/**
 * Skips runs that could not start by their deadline, unless they were tried before.
 *
 * Cost: a range of `runs_start_by`, and one update for each of at most `limit`.
 */
export function expireRuns(db: Queryable, { limit }: { limit: number }): Promise<ChangedRun[]> {
  return db.many<ChangedRun>(sql`
    with late as (
      select schedule_id, nominal_us
      from runs
      where case
          when state in ('pending', 'dispatched') and attempt = 0 then start_by is not null
          else false
        end
        and start_by <= now()
      order by start_by
      limit ${limit}
      for no key update skip locked
    )
    update runs r
    set state = 'skipped',
      skip_reason = 'deadline',
      finished_at = now()
    from late l
    where r.schedule_id = l.schedule_id
      and r.nominal_us = l.nominal_us
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}

/**
 * Locks the schedules `s`, by whose state is decided about runs `r`, before those. Whatever changes a
 * schedule and its runs does, so that none waits for another that waits for it.
 */
export const scheduleFirst = sql`for no key update of s`;

/** The schedule of a run `r`, locked before it; no row when it is deleted. */
export function lockedSchedule(lock: ReturnType<typeof sql>) {
  return sql`lateral (
        select id, state, spec
        from schedules
        where id = r.schedule_id
        ${lock}
      )`;
}

/** When a pending run `r` is taken whose moment is now; never while it waits for its turn. */
export const takenNow = sql`case when r.gated and not r.released then 'infinity' else now() end`;

/** What is kept of an attempt of run `r` when another follows. */
export const attemptOf = sql`r.attempt, r.instance_id, r.dispatched_at, r.started_at`;

/** A run `r` that goes to the state `pending` has nothing more of the attempt that is kept elsewhere. */
export function attemptIsOver(state: ReturnType<typeof sql>) {
  return sql`
    instance_id = case ${state} when 'pending' then null else r.instance_id end,
    dispatched_at = case ${state} when 'pending' then null else r.dispatched_at end,
    started_at = case ${state} when 'pending' then null else r.started_at end`;
}

/** `ended` has the columns of `attemptOf`, `how` the attempt ended and `why`. */
export function keepAttempts(ended: ReturnType<typeof sql>) {
  return sql`
    insert into attempts (
      schedule_id, nominal_us, attempt, instance_id, dispatched_at, started_at, outcome, error)
    select schedule_id, nominal_us, attempt, instance_id, dispatched_at, started_at, how, why
    from (${ended}) as ended`;
}

export function pauseFailed(failed: ReturnType<typeof sql>) {
  return sql`
    update schedules s
    set paused_at = now(),
      paused_by = 'the scheduler',
      pause_reason = 'a run failed for good, and the task says to pause then',
      held_fire_at = s.next_fire_at,
      next_fire_at = null
    where s.id in (${failed})
      and s.paused_at is null
      and s.state <> 'inactive'`;
}

/** When a run's lease ends that is renewed now, for columns of `runs r`. */
export function leaseEnd(leaseSeconds: number, startedAt: ReturnType<typeof sql>) {
  return sql`least(
    now() + ${leaseSeconds} * interval '1 second',
    ${startedAt} + r.max_run_seconds * interval '1 second')`;
}
