import { sql, type Queryable } from '@patchbay/chassis';
import { inKeyOrder } from '../triggers/run-key.ts';
import { isIn } from './in-state.ts';
import {
  attemptIsOver,
  attemptOf,
  keepAttempts,
  pauseFailed,
  lockedSchedule,
  type ChangedRun,
  type HeldRun,
} from './run-store.ts';

export type Success = HeldRun & {
  outcome: 'succeeded';
  /** JSON; null when there is none. */
  result: string | null;
};

export type Failure = HeldRun & {
  outcome: 'failed' | 'failed-for-good' | 'handed-back';
  error: string | null;
};

/**
 * Ends running runs that succeeded under their current fence, and returns them; a report that is
 * missing there was stale, and changed nothing.
 *
 * Cost: one probe of the primary key and one update per report.
 */
export function storeSuccesses(
  db: Queryable,
  successes: readonly Success[],
): Promise<ChangedRun[]> {
  const runs = inKeyOrder(successes);
  return db.many<ChangedRun>(sql`
    update runs r
    set state = 'succeeded',
      fence = null,
      finished_at = now(),
      result = p.result
    from unnest(
      ${runs.map((it) => it.scheduleId)}::bigint[],
      ${runs.map((it) => it.nominalUs)}::bigint[],
      ${runs.map((it) => it.fence)}::bigint[],
      ${runs.map((it) => it.plugin)}::text[],
      ${runs.map((it) => it.result)}::json[]
    ) as p (schedule_id, nominal_us, fence, plugin, result)
    where r.schedule_id = p.schedule_id
      and r.nominal_us = p.nominal_us
      and ${isIn('running')}
      and r.fence = p.fence
      and r.plugin = p.plugin
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}

/**
 * Applies reports of failures, and of runs handed back, whose fence is the current one of a running run,
 * and returns those runs; a report that is missing there was stale, and changed nothing.
 *
 * A failure is tried again when the schedule's retry policy says, unless it was the last attempt or is
 * for good. A run handed back is due at once, and its attempt does not count. Neither happens while
 * the schedule is inactive or deleted, nor to a run that somebody cancelled. The attempt that is over is
 * kept.
 * A failure for good pauses a schedule that asks for it.
 *
 * Cost: one probe of each primary key, one lock and one update per report.
 */
export function storeFailures(
  db: Queryable,
  reported: readonly Failure[],
  { lookaheadSeconds }: { lookaheadSeconds: number },
): Promise<ChangedRun[]> {
  const failures = inKeyOrder(reported);
  return db.many<ChangedRun>(sql`
    with reported as (
      select *
      from unnest(
        ${failures.map((it) => it.scheduleId)}::bigint[],
        ${failures.map((it) => it.nominalUs)}::bigint[],
        ${failures.map((it) => it.fence)}::bigint[],
        ${failures.map((it) => it.plugin)}::text[],
        ${failures.map((it) => it.outcome)}::text[],
        ${failures.map((it) => it.error)}::text[]
      ) as t (schedule_id, nominal_us, fence, plugin, outcome, error)
    ), held as (
      select r.schedule_id, r.nominal_us, p.outcome, p.error,
        ${attemptOf},
        s.spec->'pauseOnFailure' = 'true' as pause_on_failure,
        case
          when r.cancel_requested_at is not null then 'cancelled'
          when coalesce(s.state, 'inactive') = 'inactive' then 'failed'
          when p.outcome = 'failed-for-good' then 'failed'
          when p.outcome = 'failed' and r.attempt >= r.max_attempts then 'failed'
          else 'pending'
        end as state,
        case p.outcome
          when 'handed-back' then now()
          else now() + retry_seconds(s.spec->'retry', r.attempt) * interval '1 second'
        end as retry_at
      from reported p
      join runs r using (schedule_id, nominal_us)
      left join ${lockedSchedule(sql`for no key update`)} s on true
      where ${isIn('running')}
        and r.fence = p.fence
        and r.plugin = p.plugin
      order by 1, 2
      for no key update of r
    ), kept as (
      ${keepAttempts(sql`
        select *, outcome as how, error as why
        from held
        where state = 'pending'`)}
    ), paused as (
      ${pauseFailed(sql`
        select schedule_id
        from held
        where state = 'failed'
          and pause_on_failure`)}
    )
    update runs r
    set state = h.state,
      fence = null,
      released = r.released and h.state <> 'pending',
      attempt = r.attempt - (h.outcome = 'handed-back')::integer,
      redeliveries = r.redeliveries + (h.outcome = 'handed-back')::integer,
      due_at = case h.state when 'pending' then h.retry_at else r.due_at end,
      attend_at = case
        when r.gated then 'infinity'
        else h.retry_at - ${lookaheadSeconds} * interval '1 second'
      end,
      finished_at = case h.state when 'pending' then null else now() end,
      ${attemptIsOver(sql`h.state`)},
      error = coalesce(h.error, r.error)
    from held h
    where r.schedule_id = h.schedule_id
      and r.nominal_us = h.nominal_us
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}
