import { sql, type Queryable } from '@patchbay/chassis';
import { inKeyOrder } from '../triggers/run-key.ts';
import { isIn } from './in-state.ts';
import type { HeldRun } from './run-store.ts';

export type Progress = Omit<HeldRun, 'plugin'> & { fraction: number | null; text: string };

/** Notes how far runs are, of those that the sender still holds; returns them with their task. */
export function noteProgress(
  db: Queryable,
  plugin: string,
  progress: readonly Progress[],
): Promise<{ scheduleId: number; nominalUs: number; task: string }[]> {
  const runs = inKeyOrder(progress);
  return db.many(sql`
    update runs r
    set progress = p.fraction,
      progress_text = p.text,
      progress_at = now()
    from unnest(
      ${runs.map((it) => it.scheduleId)}::bigint[],
      ${runs.map((it) => it.nominalUs)}::bigint[],
      ${runs.map((it) => it.fence)}::bigint[],
      ${runs.map((it) => it.fraction)}::double precision[],
      ${runs.map((it) => it.text)}::text[]
    ) as p (schedule_id, nominal_us, fence, fraction, text)
    where r.schedule_id = p.schedule_id
      and r.nominal_us = p.nominal_us
      and r.plugin = ${plugin}
      and ${isIn('running')}
      and r.fence = p.fence
    returning r.schedule_id, r.nominal_us, r.task`);
}

export type StoredLine = {
  scheduleId: number;
  nominalUs: number;
  attempt: number;
  at: string;
  level: string;
  text: string;
};

/**
 * Stores lines of runs of the plugin, also of attempts that are over, until a run has `most` of them:
 * then one more that says so. Returns how many.
 */
export async function storeLines(
  db: Queryable,
  plugin: string,
  lines: readonly StoredLine[],
  { most }: { most: number },
): Promise<number> {
  return db.run(sql`
    with sent as (
      select *
      from unnest(
        ${lines.map((it) => it.scheduleId)}::bigint[],
        ${lines.map((it) => it.nominalUs)}::bigint[],
        ${lines.map((it) => it.attempt)}::integer[],
        ${lines.map((it) => it.at)}::timestamptz[],
        ${lines.map((it) => it.level)}::text[],
        ${lines.map((it) => it.text)}::text[]
      ) with ordinality as t (schedule_id, nominal_us, attempt, at, level, text, place)
    ), counted as (
      update runs r
      set log_lines = r.log_lines + s.lines
      from (
        select schedule_id, nominal_us, count(*) as lines
        from sent
        group by 1, 2
      ) as s
      where r.schedule_id = s.schedule_id
        and r.nominal_us = s.nominal_us
        and r.plugin = ${plugin}
        and r.log_lines <= ${most}
      returning r.schedule_id, r.nominal_us, r.log_lines, ${most} - r.log_lines + s.lines as room
    ), kept as (
      select s.*, c.room, row_number() over (partition by schedule_id, nominal_us order by s.place) as nth
      from sent s
      join counted c using (schedule_id, nominal_us)
    )
    insert into run_log (schedule_id, nominal_us, attempt, logged_at, level, text)
    select schedule_id, nominal_us, attempt, at,
      case when nth <= room then level else 'warn' end,
      case when nth <= room then text else ${onlyElsewhere} end
    from kept
    where nth <= room + 1
    order by place`);
}

const onlyElsewhere = "… more lines are only in the plugin's own log";

export type LogRow = { line: number; attempt: number; at: Date; level: string; text: string };

/** The lines of a run after one of them, in the order they were stored. */
export function readLines(
  db: Queryable,
  {
    scheduleId,
    nominalUs,
    after,
    limit,
  }: { scheduleId: number; nominalUs: number; after: number; limit: number },
): Promise<LogRow[]> {
  return db.many<LogRow>(sql`
    select line, attempt, logged_at as at, level, text
    from run_log
    where schedule_id = ${scheduleId}
      and nominal_us = ${nominalUs}
      and line > ${after}
    order by line
    limit ${limit}`);
}
