import { sql, type Database } from '@patchbay/chassis';

/**
 * What the handlers of `chaos-plugin.ts` write. One fence in two executions, or two executions of a
 * run that overlap, is what must never be; effects are refused to a fence lower than one seen.
 */
export async function createTables(db: Database): Promise<void> {
  for (const statement of [
    sql`create schema chaos`,
    sql`
      create table chaos.executions (
        id uuid primary key,
        run_id text not null,
        attempt integer not null,
        fence bigint not null,
        instance text not null,
        began_at timestamptz not null default clock_timestamp(),
        seen_at timestamptz not null default clock_timestamp())`,
    sql`create index executions_of_run on chaos.executions (run_id, fence)`,
    sql`
      create table chaos.effects (
        run_id text not null,
        fence bigint not null,
        at timestamptz not null default clock_timestamp(),
        primary key (run_id, fence))`,
  ]) {
    await db.run(statement);
  }
}

/** Fences that more than one execution held. */
export function sharedFences(db: Database): Promise<{ fence: number; executions: number }[]> {
  return db.many(sql`
    select fence, count(*) as executions
    from chaos.executions
    group by fence
    having count(*) > 1`);
}

/** Pairs of executions of one run, the later of which began before the earlier was seen last. */
export function overlaps(
  db: Database,
): Promise<{ runId: string; attempt: number; later: number; seconds: number }[]> {
  return db.many(sql`
    select e.run_id, e.attempt, l.attempt as later,
      extract(epoch from e.seen_at - l.began_at)::double precision as seconds
    from chaos.executions e
    join chaos.executions l on l.run_id = e.run_id
      and l.fence > e.fence
      and l.began_at < e.seen_at`);
}

/** Executions that the scheduler knows nothing of, or of an attempt that its run has not come to. */
export function strays(db: Database): Promise<{ runId: string; attempt: number }[]> {
  return db.many(sql`
    select e.run_id, e.attempt
    from chaos.executions e
    left join runs r on r.schedule_id = split_part(e.run_id, '-', 1)::bigint
      and r.nominal_us = split_part(e.run_id, '-', 2)::bigint
    where e.attempt <= r.attempt is not true`);
}

/** Succeeded runs that have no effect. */
export function missingEffects(db: Database): Promise<{ runId: string }[]> {
  return db.many(sql`
    select r.schedule_id || '-' || r.nominal_us as run_id
    from runs r
    where r.plugin = 'chaos'
      and r.state = 'succeeded'
      and not exists (
        select from chaos.effects e
        where e.run_id = r.schedule_id || '-' || r.nominal_us)`);
}

/** Effects of a fence that was no longer the highest: a later execution had begun. */
export function staleEffects(db: Database): Promise<{ runId: string; fence: number }[]> {
  return db.many(sql`
    select e.run_id, e.fence
    from chaos.effects e
    join chaos.executions l on l.run_id = e.run_id
      and l.fence > e.fence
      and l.began_at < e.at`);
}

/** Executions that began before their run was due, by Postgres' clock. */
export function earlyExecutions(db: Database): Promise<{ runId: string; seconds: number }[]> {
  return db.many(sql`
    select e.run_id,
      extract(epoch from from_us(split_part(e.run_id, '-', 2)::bigint) - e.began_at)::double precision as seconds
    from chaos.executions e
    where e.began_at < from_us(split_part(e.run_id, '-', 2)::bigint)`);
}
