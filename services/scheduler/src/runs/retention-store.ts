import { sql, type Queryable } from '@patchbay/chassis';

/**
 * Deletes finished runs older than `days`, the oldest first; returns how many, and the schedules they
 * were of.
 *
 * Cost: a range of `runs_finished`, and one deletion for each of at most `limit`.
 */
export async function deleteOldRuns(
  db: Queryable,
  { days, limit }: { days: number; limit: number },
): Promise<{ deleted: number; scheduleIds: number[] }> {
  return db.one(sql`
    with deleted as (
      delete from runs
      where ctid = any(array(
        select ctid
        from runs
        where finished_at < now() - ${days} * interval '1 day'
        order by finished_at
        limit ${limit}
        for update skip locked))
      returning schedule_id
    )
    select count(*) as deleted,
      coalesce(array_agg(distinct schedule_id::double precision), '{}') as schedule_ids
    from deleted`);
}

/** Of the schedules that were looked at, the last id; undefined when there are none after them. */
export type Page = { deleted: number; lastId: number | undefined };

/**
 * Deletes finished runs of schedules beyond the newest `keep` of each, at most `limit`. It looks at the
 * `pageSize` schedules after the id `afterId`, or fewer when many of those are busy.
 *
 * Busy are those that fire more than `keep` times in `days`; of calendars that is judged by the time
 * between their last moment and their next. For each it walks `keep` entries of the primary key, without
 * reading the rows.
 */
export async function deleteExcessRuns(
  db: Queryable,
  {
    days,
    keep,
    afterId,
    pageSize,
    limit,
  }: { days: number; keep: number; afterId: number; pageSize: number; limit: number },
): Promise<Page> {
  const busyAtMost = Math.ceil(pageSize / 25);
  const row = await db.one<{ deleted: number; looked: number; lastId: number | null }>(sql`
    with page as (
      select id, repeat_us, planned, passed_at, next_fire_at
      from schedules
      where id > ${afterId}
      order by id
      limit ${pageSize}
    ), busy as (
      select id
      from page
      where repeat_us > 0 and repeat_us < ${(days * 86_400e6) / keep}::double precision
        or planned and coalesce(
          next_fire_at - passed_at < ${(days * 86_400) / keep} * interval '1 second', true)
      order by id
      limit ${busyAtMost}
    ), cutoffs as (
      select id, (
        select nominal_us
        from runs
        where schedule_id = busy.id
        order by nominal_us desc
        offset ${keep}
        limit 1) as nominal_us
      from busy
    ), deleted as (
      delete from runs
      where ctid = any(array(
        select r.ctid
        from cutoffs c
        join runs r on r.schedule_id = c.id
        where r.nominal_us <= c.nominal_us
          and r.finished_at is not null
        limit ${limit}
        for update of r skip locked))
      returning 1
    )
    select
      (select count(*) from deleted) as deleted,
      (select count(*) from page) as looked,
      case
        when (select count(*) from deleted) = ${limit} then ${afterId}::bigint
        when (select count(*) from busy) = ${busyAtMost} then (select max(id) from busy)
        else (select max(id) from page)
      end as last_id`);
  return { deleted: row.deleted, lastId: row.lastId ?? undefined };
}

/**
 * Deletes those of the schedules that will not fire again and of which no run is kept any more:
 * requested ones that are completed, and those of spaces that are inactive. Returns how many.
 */
export function deleteOver(
  db: Queryable,
  { days, ids }: { days: number; ids: Candidates },
): Promise<number> {
  const among =
    'these' in ids
      ? sql`s.id = any(${ids.these})`
      : sql`s.id > ${ids.afterId} and s.id <= ${ids.lastId}`;
  return db.run(sql`
    delete from schedules
    where id = any(array(
      select s.id
      from schedules s
      where ${among}
        and (
          s.origin = 'requested' and s.state = 'completed'
          or s.space is not null and s.state = 'inactive')
        and coalesce(s.passed_at, s.armed_at) < now() - ${days} * interval '1 day'
        and (select true from runs r where r.schedule_id = s.id limit 1) is null
      for update skip locked))`);
}

type Candidates = { these: readonly number[] } | { afterId: number; lastId: number };
