import { sql, type Queryable } from '@patchbay/chassis';
import type { RunKey } from '../triggers/run-key.ts';
import type { ChangedRun } from './run-store.ts';

/** A run that was cancelled: at once, or as soon as its instance has heard of it. */
export type CancelledRun = ChangedRun & { instanceId: string | null };

/**
 * Cancels runs that are not over: one that has not started is `cancelled` now; of one that runs it is
 * noted, and its instance is to be told. Returns those that changed.
 */
export async function cancelRuns(
  db: Queryable,
  {
    ofSchedules,
    runs,
    by,
  }: { ofSchedules?: readonly number[]; runs?: readonly RunKey[]; by: string },
): Promise<CancelledRun[]> {
  if (!ofSchedules?.length && !runs?.length) return [];
  const which = ofSchedules
    ? sql`r.schedule_id = any(${ofSchedules})`
    : sql`(r.schedule_id, r.nominal_us) in (
        select *
        from unnest(
          ${(runs ?? []).map((it) => it.scheduleId)}::bigint[],
          ${(runs ?? []).map((it) => it.nominalUs)}::bigint[]))`;
  return db.many<CancelledRun>(sql`
    update runs r
    set state = case when r.state = 'running' then 'running' else 'cancelled' end,
      finished_at = case when r.state = 'running' then null else now() end,
      cancel_requested_at = now(),
      cancelled_by = ${by}
    where ${which}
      and r.finished_at is null
      and r.cancel_requested_at is null
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error,
      r.instance_id`);
}
