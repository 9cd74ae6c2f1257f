import { sql, type Database } from '@patchbay/chassis';
import { resolvedTaskSpec } from '@patchbay/proto';

/** Schedules of one round. */
export type Load = { round: string; perSecond: number; seconds: number; beginMs: number };

const everySecond = 20;
const spec = sql`${JSON.stringify(resolvedTaskSpec.parse({ name: 'work', repeatSeconds: 0 }))}::jsonb`;

/**
 * Stores `perSecond` timers a second that fire once, evenly spread from two seconds on, and twenty
 * schedules that fire every second. Most of the work takes no time, every tenth 0.4 s, every hundredth
 * 1.5 s, so that a kill hits some of it in the middle.
 */
export async function addLoad(
  db: Database,
  { round, perSecond, seconds }: { round: string; perSecond: number; seconds: number },
): Promise<Load> {
  const { beginMs } = await db.one<{ beginMs: number }>(sql`
    select (extract(epoch from date_trunc('second', now())) * 1000)::bigint + 3000 as begin_ms`);
  const columns = sql`
    plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
    state, next_fire_at`;
  await db.run(sql`
    insert into schedules (${columns})
    select 'chaos', 'work', ${round}, i::text, 'requested', ${round},
      ${spec} || jsonb_build_object('params', jsonb_build_object('workMs', case
        when i % 100 = 7 then 1500 when i % 10 = 3 then 400 else 0 end)),
      'chaos', 0, 0, 'active', from_us((${beginMs}::bigint + i * 1000.0 / ${perSecond})::bigint * 1000)
    from generate_series(0, ${perSecond * seconds - 1}::integer) as i`);
  await db.run(sql`
    insert into schedules (${columns})
    select 'chaos', 'work', ${round}, 'every ' || i, 'requested', ${`${round} every`},
      ${spec} || jsonb_build_object('repeatSeconds', 1, 'params', jsonb_build_object()),
      'chaos', 0, 1000000, 'active', from_us((${beginMs}::bigint + i * 50) * 1000)
    from generate_series(0, ${everySecond - 1}::integer) as i`);
  return { round, perSecond, seconds, beginMs };
}

/** Ends the schedules that repeat and have come to the end of the load; what they have begun goes on. */
export async function endRepeats(db: Database, load: Load): Promise<void> {
  await db.run(sql`
    update schedules
    set state = 'completed', next_fire_at = null
    where params_key = ${load.round}
      and repeat_us > 0
      and to_us(passed_at) >= ${lastSecondUs(load)}`);
}

function lastSecondUs({ beginMs, seconds }: Load) {
  return sql`${(beginMs + (seconds - 1) * 1000) * 1000}::bigint`;
}

/** How many schedules of the round have not fired, and how many of its runs are not over. */
export function unfinished(
  db: Database,
  { round }: Load,
): Promise<{ schedules: number; runs: number }> {
  return db.one(sql`
    select
      (select count(*) from schedules where params_key = ${round} and state = 'active') as schedules,
      (
        select count(*)
        from runs r
        join schedules s on s.id = r.schedule_id
        where s.params_key = ${round}
          and r.finished_at is null
      ) as runs`);
}

/** Timers of the round that have not exactly one run, for exactly their moment. */
export function timersWithoutOneRun(
  db: Database,
  { round, beginMs, perSecond }: Load,
): Promise<{ timer: string; runs: number }[]> {
  return db.many(sql`
    select s.dedupe_key as timer, count(r.schedule_id) as runs
    from schedules s
    left join runs r on r.schedule_id = s.id
      and r.nominal_us = (${beginMs}::bigint + s.dedupe_key::integer * 1000.0 / ${perSecond})::bigint * 1000
      and r.state <> 'skipped'
    where s.params_key = ${round}
      and s.repeat_us = 0
    group by s.id
    having count(r.schedule_id) <> 1
      or count(r.schedule_id) <> (select count(*) from runs where schedule_id = s.id)`);
}

/** Schedules that repeat whose rows do not reach from their first moment to the end of the load. */
export function cutShort(
  db: Database,
  load: Load,
): Promise<{ timer: string; firstUs: number | null; lastUs: number | null }[]> {
  return db.many(sql`
    select s.dedupe_key as timer, min(r.nominal_us) as first_us,
      max(coalesce(r.until_us, r.nominal_us)) as last_us
    from schedules s
    left join runs r on r.schedule_id = s.id
    where s.params_key = ${load.round}
      and s.repeat_us > 0
    group by s.id
    having min(r.nominal_us) is distinct from
        (${load.beginMs}::bigint + split_part(s.dedupe_key, ' ', 2)::integer * 50) * 1000
      or max(coalesce(r.until_us, r.nominal_us)) < ${lastSecondUs(load)}`);
}

/** Timers of the round that have not succeeded: nothing makes one fail, however often it is struck. */
export function unsuccessful(
  db: Database,
  { round }: Load,
): Promise<{ run: string; state: string; error: string | null }[]> {
  return db.many(sql`
    select r.schedule_id || '-' || r.nominal_us as run, r.state, r.error
    from runs r
    join schedules s on s.id = r.schedule_id
    where s.params_key = ${round}
      and s.repeat_us = 0
      and r.state <> 'succeeded'
    limit 10`);
}

/** Seconds of repeated schedules that no run and no skip accounts for, or more than one does. */
export function gapsOfRepeats(
  db: Database,
  { round }: Load,
): Promise<{ schedule: number; afterUs: number; nextUs: number }[]> {
  return db.many(sql`
    select schedule, after_us, next_us
    from (
      select r.schedule_id as schedule,
        coalesce(r.until_us, r.nominal_us) as after_us,
        lead(r.nominal_us) over (partition by r.schedule_id order by r.nominal_us) as next_us
      from runs r
      join schedules s on s.id = r.schedule_id
      where s.params_key = ${round}
        and s.repeat_us > 0
    ) as moments
    where next_us <> after_us + 1000000`);
}

/** Ends of the round's runs by state. */
export function outcomes(
  db: Database,
  { round }: Load,
): Promise<{ state: string; runs: number; attempts: number }[]> {
  return db.many(sql`
    select r.state, count(*) as runs, sum(r.attempt) as attempts
    from runs r
    join schedules s on s.id = r.schedule_id
    where s.params_key = ${round}
    group by 1
    order by 1`);
}

export type Lateness = { p50Ms: number; p99Ms: number; maxMs: number };

/** From the moment of each timer to the first begin of its handler, by Postgres' clock. */
export function lateness(db: Database, { round }: Load): Promise<Lateness> {
  return db.one(sql`
    select
      percentile_cont(0.5) within group (order by late) as p50_ms,
      percentile_cont(0.99) within group (order by late) as p99_ms,
      max(late) as max_ms
    from (
      select (to_us(min(e.began_at)) - r.nominal_us) / 1000.0::double precision as late
      from runs r
      join schedules s on s.id = r.schedule_id
      join chaos.executions e on e.run_id = r.schedule_id || '-' || r.nominal_us
      where s.params_key = ${round}
        and s.repeat_us = 0
      group by r.schedule_id, r.nominal_us
    ) as timers`);
}

/** How the latest timer of the round came to be late, in ms after its moment. */
export function latest(
  db: Database,
  { round }: Load,
): Promise<{ run: string; dispatched: number; started: number; began: number; attempt: number }> {
  return db.one(sql`
    select e.run_id as run, r.attempt,
      round(extract(epoch from r.dispatched_at - r.due_at) * 1000)::integer as dispatched,
      round(extract(epoch from r.started_at - r.due_at) * 1000)::integer as started,
      round(extract(epoch from e.began_at) * 1000 - r.nominal_us / 1000)::integer as began
    from runs r
    join schedules s on s.id = r.schedule_id
    join chaos.executions e on e.run_id = r.schedule_id || '-' || r.nominal_us and e.attempt = 1
    where s.params_key = ${round}
      and s.repeat_us = 0
    order by to_us(e.began_at) - r.nominal_us desc
    limit 1`);
}

/** The longest time in which no handler of the round began, while some were due: how long it was away. */
export function longestPause(db: Database, { beginMs, seconds }: Load): Promise<{ ms: number }> {
  return db.one(sql`
    select coalesce(max(pause), 0)::double precision as ms
    from (
      select (to_us(lead(began_at) over (order by began_at)) - to_us(began_at)) / 1000.0 as pause,
        began_at
      from chaos.executions
      where began_at >= from_us(${beginMs}::bigint * 1000)
    ) as begins
    where began_at < from_us((${beginMs}::bigint + ${seconds * 1000}::bigint) * 1000)`);
}
