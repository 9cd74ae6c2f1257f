import { sql, type Queryable } from '@patchbay/chassis';
import type { RunKey } from './run-key.ts';
import type { RunState } from './run-store.ts';

export type RunRow = RunKey & {
  plugin: string;
  task: string;
  title: string;
  state: RunState;
  attempt: number;
  maxAttempts: number;
  scheduledFor: Date;
  dueAt: Date;
  dispatchedAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  instanceId: string | null;
  error: string | null;
  requestedBy: string | null;
};

const columns = sql`
  r.schedule_id, r.nominal_us, r.plugin, r.task, s.title, r.state, r.attempt, r.max_attempts,
  from_us(r.nominal_us) as scheduled_for, r.due_at, r.dispatched_at, r.started_at, r.finished_at,
  r.instance_id, r.error, r.requested_by`;

/**
 * The newest runs first. Failed runs, those of a plugin, and all of them each have an index in this
 * order; unfinished ones are few. Further conditions are checked while walking it.
 */
export function listRuns(
  db: Queryable,
  {
    plugin,
    task,
    state,
    after,
    limit,
  }: { plugin: string; task: string; state: string; after: RunKey | undefined; limit: number },
): Promise<RunRow[]> {
  return db.many<RunRow>(sql`
    select ${columns}
    from runs r
    join schedules s on s.id = r.schedule_id
    where true
      ${plugin ? sql`and r.plugin = ${plugin}` : sql``}
      ${task ? sql`and r.task = ${task}` : sql``}
      ${state ? sql`and r.state = ${state}` : sql``}
      ${unfinished.has(state) ? sql`and r.finished_at is null` : sql``}
      ${after ? sql`and (r.nominal_us, r.schedule_id) < (${after.nominalUs}, ${after.scheduleId})` : sql``}
    order by r.nominal_us desc, r.schedule_id desc
    limit ${limit}`);
}

export function readRun(db: Queryable, { scheduleId, nominalUs }: RunKey): Promise<RunRow> {
  return db.one<RunRow>(sql`
    select ${columns}
    from runs r
    join schedules s on s.id = r.schedule_id
    where r.schedule_id = ${scheduleId}
      and r.nominal_us = ${nominalUs}`);
}

/** Deletes finished runs older than `days`, the oldest first. A range of `runs_finished`. */
export function deleteOldRuns(
  db: Queryable,
  { days, limit }: { days: number; limit: number },
): Promise<number> {
  return db.run(sql`
    delete from runs
    where ctid = any(array(
      select ctid
      from runs
      where finished_at < now() - ${days} * interval '1 day'
      order by finished_at
      limit ${limit}
      for update skip locked))`);
}

/**
 * Deletes finished runs of schedules beyond the newest `keep` of each, for `limit` schedules whose id
 * is above `afterId`; returns the last id looked at, undefined after the last.
 *
 * Only schedules that fire more than `keep` times in `days` are looked at. For each it walks `keep`
 * entries of the primary key, without reading the rows.
 */
export async function deleteExcessRuns(
  db: Queryable,
  { days, keep, afterId, limit }: { days: number; keep: number; afterId: number; limit: number },
): Promise<{ deleted: number; lastId: number | undefined }> {
  const row = await db.one<{ deleted: number; looked: number; lastId: number | null }>(sql`
    with busy as (
      select id
      from schedules
      where id > ${afterId}
        and repeat_us > 0
        and repeat_us < ${(days * 86_400e6) / keep}::double precision
      order by id
      limit ${limit}
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
      delete from runs r
      using cutoffs c
      where r.schedule_id = c.id
        and r.nominal_us <= c.nominal_us
        and r.finished_at is not null
      returning 1
    )
    select
      (select count(*) from deleted) as deleted,
      (select count(*) from busy) as looked,
      (select max(id) from busy) as last_id`);
  const more = row.looked === limit && row.lastId !== null;
  return { deleted: row.deleted, lastId: more && row.lastId !== null ? row.lastId : undefined };
}

const unfinished: ReadonlySet<string> = new Set<RunState>(['pending', 'dispatched', 'running']);
