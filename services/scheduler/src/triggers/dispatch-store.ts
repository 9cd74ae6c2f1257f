import { sql, type Queryable } from '@patchbay/chassis';
import { isIn } from '../runs/in-state.ts';
import { inKeyOrder, type RunKey, type TriggerKey } from './run-key.ts';
import type { ChangedRun } from '../runs/run-store.ts';

export type Published = TriggerKey & { seq: number };

const firstLookSeconds = 15;
const longestLookSeconds = 600;

/**
 * Marks runs whose triggers are in the stream. One that has started already is left alone.
 *
 * Cost: one probe of the primary key and one update per run.
 */
export function markDispatched(
  db: Queryable,
  published: readonly Published[],
): Promise<ChangedRun[]> {
  const runs = inKeyOrder(published);
  return db.many<ChangedRun>(sql`
    update runs r
    set state = 'dispatched',
      dispatched_at = now(),
      stream_seq = p.seq,
      attend_at = now() + ${firstLookSeconds} * interval '1 second'
    from unnest(
      ${runs.map((it) => it.scheduleId)}::bigint[],
      ${runs.map((it) => it.nominalUs)}::bigint[],
      ${runs.map((it) => it.attempt)}::integer[],
      ${runs.map((it) => it.redeliveries)}::integer[],
      ${runs.map((it) => it.seq)}::bigint[]
    ) as p (schedule_id, nominal_us, attempt, redeliveries, seq)
    where r.schedule_id = p.schedule_id
      and r.nominal_us = p.nominal_us
      and ${isIn('pending')}
      and r.attempt = p.attempt - 1
      and r.redeliveries = p.redeliveries
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}

export type UnstartedRun = TriggerKey & { streamSeq: number };

/**
 * Takes dispatched runs whose trigger is to be looked for. Another replica takes them 15 s later,
 * unless they are postponed or have changed by then.
 *
 * Cost: a range of `runs_attend`, and one update for each of at most `limit`.
 */
export function takeUnstartedRuns(
  db: Queryable,
  { limit }: { limit: number },
): Promise<UnstartedRun[]> {
  return db.many<UnstartedRun>(sql`
    with taken as (
      select schedule_id, nominal_us
      from runs
      where state = 'dispatched'
        and attend_at <= now()
      order by attend_at
      limit ${limit}
      for update skip locked
    )
    update runs r
    set attend_at = now() + ${firstLookSeconds} * interval '1 second'
    from taken t
    where r.schedule_id = t.schedule_id
      and r.nominal_us = t.nominal_us
    returning r.schedule_id, r.nominal_us, r.generation, r.attempt + 1 as attempt, r.redeliveries,
      r.stream_seq`);
}

/** Looks again for triggers that wait in the stream after twice the time, at most in 10 minutes. */
export async function postponeLook(db: Queryable, waiting: readonly RunKey[]): Promise<void> {
  if (waiting.length === 0) return;
  const runs = inKeyOrder(waiting);
  await db.run(sql`
    update runs r
    set attend_at = now() + least(
      greatest(now() - r.dispatched_at, ${firstLookSeconds} * interval '1 second'),
      ${longestLookSeconds} * interval '1 second')
    from unnest(
      ${runs.map((it) => it.scheduleId)}::bigint[],
      ${runs.map((it) => it.nominalUs)}::bigint[]
    ) as w (schedule_id, nominal_us)
    where r.schedule_id = w.schedule_id
      and r.nominal_us = w.nominal_us
      and ${isIn('dispatched')}`);
}

/** Makes dispatched runs whose trigger is gone pending again, to be published under a new id. */
export function redeliver(db: Queryable, gone: readonly TriggerKey[]): Promise<ChangedRun[]> {
  const runs = inKeyOrder(gone);
  return db.many<ChangedRun>(sql`
    update runs r
    set state = 'pending',
      redeliveries = r.redeliveries + 1,
      attend_at = now()
    from unnest(
      ${runs.map((it) => it.scheduleId)}::bigint[],
      ${runs.map((it) => it.nominalUs)}::bigint[],
      ${runs.map((it) => it.attempt)}::integer[],
      ${runs.map((it) => it.redeliveries)}::integer[]
    ) as g (schedule_id, nominal_us, attempt, redeliveries)
    where r.schedule_id = g.schedule_id
      and r.nominal_us = g.nominal_us
      and ${isIn('dispatched')}
      and r.attempt = g.attempt - 1
      and r.redeliveries = g.redeliveries
    returning r.schedule_id, r.nominal_us, r.plugin, r.task, r.state, r.attempt, r.error`);
}

/**
 * Says when the stream of triggers was made. If that is news, the triggers of all dispatched runs may
 * have been in an earlier one, and each is looked for now; returns whether it was.
 */
export async function noteStream(
  db: Queryable,
  { name, created }: { name: string; created: string },
): Promise<boolean> {
  const { news } = await db.one<{ news: boolean }>(sql`
    with noted as (
      insert into streams (name, created)
      select ${name}, ${created}
      -- A row that conflicts is locked, which is a write, also where nothing is to be changed.
      where not exists (
        select from streams where name = ${name} and created = ${created})
      on conflict (name) do update
      set created = excluded.created
      where streams.created <> excluded.created
      returning name
    ), attended as (
      update runs
      set attend_at = now()
      where state = 'dispatched'
        and exists (select from noted)
    )
    select exists (select from noted) as news`);
  return news;
}
