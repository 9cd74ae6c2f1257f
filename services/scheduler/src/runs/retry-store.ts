import { sql, type Queryable } from '@patchbay/chassis';
import { matches, type RunFilter } from './history-store.ts';
import type { RunKey } from '../triggers/run-key.ts';
import { scheduleFirst, takenNow, type ChangedRun } from './run-store.ts';

/**
 * Makes failed or cancelled runs pending again, with as many attempts as they had at first. The
 * attempt that ended them is kept. Those of one schedule go one after the other, unless its task
 * allows them beside each other.
 */
export function retryRuns(
  db: Queryable,
  runs: readonly RunKey[],
  { requestedBy }: { requestedBy: string },
): Promise<ChangedRun[]> {
  return db.many<ChangedRun>(sql`
    with over as (
      select r.*, s.spec->>'maxAttempts' as allotment,
        coalesce(s.spec->>'overlap', 'forbid') <> 'allow' as alone
      from unnest(
        ${runs.map((it) => it.scheduleId)}::bigint[],
        ${runs.map((it) => it.nominalUs)}::bigint[]
      ) as t (schedule_id, nominal_us)
      join runs r using (schedule_id, nominal_us)
      join schedules s on s.id = r.schedule_id
      where r.state in ('failed', 'cancelled')
        and s.state <> 'inactive'
      order by r.schedule_id, r.nominal_us
      ${scheduleFirst}
      for update of r
    ), kept as (
      insert into attempts (
        schedule_id, nominal_us, attempt, instance_id, dispatched_at, started_at, ended_at, outcome,
        error)
      select schedule_id, nominal_us, attempt, instance_id, dispatched_at, started_at, finished_at,
        state, error
      from over
      where started_at is not null
    )
    update runs r
    set state = 'pending',
      finished_at = null,
      instance_id = null,
      dispatched_at = null,
      started_at = null,
      cancel_requested_at = null,
      cancelled_by = null,
      max_attempts = o.attempt + o.allotment::integer,
      redeliveries = r.redeliveries + 1,
      exclusive = false,
      gated = r.gated or o.alone,
      released = false,
      start_by = null,
      due_at = now(),
      attend_at = case when r.gated or o.alone then 'infinity' else now() end,
      requested_by = ${requestedBy}
    from over o
    where r.schedule_id = o.schedule_id
      and r.nominal_us = o.nominal_us
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}

/** Makes the next attempt of a run that waits for it due now. */
export function hastenAttempt(
  db: Queryable,
  { scheduleId, nominalUs }: RunKey,
  { requestedBy }: { requestedBy: string },
): Promise<ChangedRun | undefined> {
  return db.maybeOne<ChangedRun>(sql`
    update runs r
    set due_at = now(),
      attend_at = ${takenNow},
      requested_by = ${requestedBy}
    where r.schedule_id = ${scheduleId}
      and r.nominal_us = ${nominalUs}
      and r.state = 'pending'
      and r.due_at > now()
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}

/** The oldest failed runs that match. */
export function failedRuns(
  db: Queryable,
  { limit, ...filter }: Pick<RunFilter, 'plugin' | 'task' | 'since' | 'until'> & { limit: number },
): Promise<RunKey[]> {
  return db.many<RunKey>(sql`
    select r.schedule_id, r.nominal_us
    from runs r
    join schedules s on s.id = r.schedule_id
    where ${matches({ ...filter, state: 'failed', scheduleId: undefined })}
      and s.state <> 'inactive'
    order by r.nominal_us, r.schedule_id
    limit ${limit}`);
}

/** How many failed runs match and can be tried again. */
export async function countFailed(
  db: Queryable,
  filter: Pick<RunFilter, 'plugin' | 'task' | 'since' | 'until'>,
): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count
    from runs r
    join schedules s on s.id = r.schedule_id
    where ${matches({ ...filter, state: 'failed', scheduleId: undefined })}
      and s.state <> 'inactive'`);
  return count;
}
