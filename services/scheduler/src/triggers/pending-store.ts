import { sql, type Queryable } from '@patchbay/chassis';
import { isIn } from '../runs/in-state.ts';
import { dueRun, type DueRun } from './claim-store.ts';
import { graceSeconds } from './grace.ts';
import { inKeyOrder, type TriggerKey } from './run-key.ts';

/**
 * Takes over pending runs that nobody holds: retries and runs handed back whose moment is near, and
 * those whose replica died before it could publish them. No other takes them for `grace` seconds.
 *
 * Cost: a range of `runs_attend`, and one update for each of at most `limit`.
 */
export function takePendingRuns(
  db: Queryable,
  { limit, grace = graceSeconds }: { limit: number; grace?: number },
): Promise<DueRun[]> {
  return db.many<DueRun>(sql`
    with taken as (
      select schedule_id, nominal_us
      from runs
      where state = 'pending'
        and attend_at <= now()
      order by attend_at
      limit ${limit}
      for update skip locked
    )
    update runs r
    set attend_at = greatest(r.due_at, now()) + ${grace} * interval '1 second'
    from taken t
    join schedules s on s.id = t.schedule_id
    where r.schedule_id = t.schedule_id
      and r.nominal_us = t.nominal_us
    returning ${dueRun}`);
}

/**
 * Gives pending runs back, for whichever replica to take in so many seconds. One that has started since,
 * and is to be tried again, or that waits for its turn, is left alone.
 *
 * Cost: one probe of the primary key and one update per run.
 */
export async function giveBackRuns(
  db: Queryable,
  claimed: readonly TriggerKey[],
  { inSeconds = 0 }: { inSeconds?: number } = {},
): Promise<void> {
  if (claimed.length === 0) return;
  const runs = inKeyOrder(claimed);
  await db.run(sql`
    update runs r
    set attend_at = now() + ${inSeconds} * interval '1 second'
    from unnest(
      ${runs.map((run) => run.scheduleId)}::bigint[],
      ${runs.map((run) => run.nominalUs)}::bigint[],
      ${runs.map((run) => run.attempt)}::integer[],
      ${runs.map((run) => run.redeliveries)}::integer[]
    ) as held (schedule_id, nominal_us, attempt, redeliveries)
    where r.schedule_id = held.schedule_id
      and r.nominal_us = held.nominal_us
      and ${isIn('pending')}
      and r.attempt = held.attempt - 1
      and r.redeliveries = held.redeliveries
      and (r.released or not r.gated)`);
}
