import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, TaskSpace } from '@patchbay/proto';
import type { RunKey } from '../triggers/run-key.ts';
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
  skipReason: string | null;
  moments: number;
  skippedUntil: Date | null;
  cancelRequestedAt: Date | null;
  cancelledBy: string | null;
  progress: number | null;
  progressText: string | null;
  resultJson: string | null;
  params: JsonObject | null;
  waitsForTurn: boolean;
  space: TaskSpace | null;
};

const columns = sql`
  r.schedule_id, r.nominal_us, r.plugin, r.task,
  coalesce(s.title, r.task) as title, r.state, r.attempt, r.max_attempts,
  from_us(r.nominal_us) as scheduled_for, r.due_at, r.dispatched_at, r.started_at, r.finished_at,
  r.instance_id, r.error, r.requested_by, r.skip_reason, r.moments,
  from_us(r.until_us) as skipped_until, r.cancel_requested_at, r.cancelled_by,
  r.progress, r.progress_text, r.result::text as result_json,
  coalesce(r.params, s.spec->'params') as params,
  r.state = 'pending' and r.gated and not r.released as waits_for_turn, s.spec->'space' as space`;

export type RunFilter = {
  plugin: string;
  task: string;
  state: string;
  scheduleId: number | undefined;
  since: Date | null;
  until: Date | null;
  /** Id of a space; empty or left out for all. */
  space?: string;
};

/**
 * The newest runs first. Failed runs, those of a plugin, and all of them each have an index in this
 * order, those of a schedule the primary key; unfinished ones are few. Further conditions are checked
 * while walking it.
 */
export function listRuns(
  db: Queryable,
  { after, limit, ...filter }: RunFilter & { after: RunKey | undefined; limit: number },
): Promise<RunRow[]> {
  return db.many<RunRow>(sql`
    select ${columns}
    from runs r
    left join schedules s on s.id = r.schedule_id
    where ${matches(filter)}
      ${after ? sql`and (r.nominal_us, r.schedule_id) < (${after.nominalUs}, ${after.scheduleId})` : sql``}
    order by r.nominal_us desc, r.schedule_id desc
    limit ${limit}`);
}

/** Runs by state. Reads every index entry of the plugin, or of all, in that time. */
export function countRuns(
  db: Queryable,
  filter: Pick<RunFilter, 'plugin' | 'task' | 'since'>,
): Promise<{ state: RunState; count: number }[]> {
  return db.many(sql`
    select r.state, count(*) as count
    from runs r
    where ${matches({ ...filter, state: '', scheduleId: undefined, until: null })}
    group by 1`);
}

export function readRun(
  db: Queryable,
  { scheduleId, nominalUs }: RunKey,
): Promise<RunRow | undefined> {
  return db.maybeOne<RunRow>(sql`
    select ${columns}
    from runs r
    left join schedules s on s.id = r.schedule_id
    where r.schedule_id = ${scheduleId}
      and r.nominal_us = ${nominalUs}`);
}

export type AttemptRow = {
  attempt: number;
  instanceId: string | null;
  dispatchedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date;
  outcome: string;
  error: string | null;
};

/** The attempts of a run before its latest, the oldest first. */
export function earlierAttempts(
  db: Queryable,
  { scheduleId, nominalUs }: RunKey,
): Promise<AttemptRow[]> {
  return db.many<AttemptRow>(sql`
    select attempt, instance_id, dispatched_at, started_at, ended_at, outcome, error
    from attempts
    where schedule_id = ${scheduleId}
      and nominal_us = ${nominalUs}
    order by ended_at`);
}

/** The condition of a filter on runs `r`. */
export function matches({ plugin, task, state, scheduleId, since, until, space }: RunFilter) {
  return sql`true
      ${plugin ? sql`and r.plugin = ${plugin}` : sql``}
      ${task ? sql`and r.task = ${task}` : sql``}
      ${state ? sql`and r.state = ${state}` : sql``}
      ${unfinished.has(state) ? sql`and r.finished_at is null` : sql``}
      ${scheduleId === undefined ? sql`` : sql`and r.schedule_id = ${scheduleId}`}
      ${since ? sql`and r.nominal_us >= to_us(${since})` : sql``}
      ${until ? sql`and r.nominal_us < to_us(${until})` : sql``}
      ${space ? sql`and r.schedule_id in (select id from schedules where space = ${space})` : sql``}`;
}

const unfinished: ReadonlySet<string> = new Set<RunState>(['pending', 'dispatched', 'running']);
