import { sql, type Queryable } from '@patchbay/chassis';
import { dueRun, type DueRun } from './claim-store.ts';
import { graceSeconds } from './grace.ts';
import type { RunKey } from './run-key.ts';

/** A run that waits for its turn. */
export type GatedRun = RunKey & {
  task: string;
  /** Another of its schedule may not run beside it. */
  alone: boolean;
  taskLimit: number | null;
};

/** What runs, or may start any moment. */
export type OpenRun = { scheduleId: number; task: string };

/**
 * Plugins that have runs whose moment is near and which wait for their turn. Asked by `runs_gated`: with
 * `state = 'pending'` Postgres would rather walk all that is pending.
 */
export async function pluginsWithGated(
  db: Queryable,
  { lookaheadSeconds }: { lookaheadSeconds: number },
): Promise<string[]> {
  const rows = await db.many<{ plugin: string }>(sql`
    select distinct plugin
    from runs
    where finished_at is null
      and gated
      and not released
      and state not in ('dispatched', 'running')
      and due_at <= now() + ${lookaheadSeconds} * interval '1 second'`);
  return rows.map(({ plugin }) => plugin);
}

/** Keeps other replicas from releasing runs of the plugin; undefined while one does. */
export function lockGate(
  tx: Queryable,
  plugin: string,
): Promise<{ maxConcurrency: number | null } | undefined> {
  return tx.maybeOne(sql`
    select max_concurrency
    from plugins
    where slug = ${plugin}
    for update skip locked`);
}

/** The gated runs of a plugin in the order of their turn. */
export function gatedRuns(
  tx: Queryable,
  plugin: string,
  { lookaheadSeconds, limit }: { lookaheadSeconds: number; limit: number },
): Promise<GatedRun[]> {
  return tx.many<GatedRun>(sql`
    select r.schedule_id, r.nominal_us, r.task,
      coalesce(s.spec->>'overlap', 'forbid') <> 'allow' as alone,
      (s.spec->>'maxConcurrency')::integer as task_limit
    from runs r
    join schedules s on s.id = r.schedule_id
    where r.plugin = ${plugin}
      and r.finished_at is null
      and r.gated
      and not r.released
      and r.state = 'pending'
      and r.due_at <= now() + ${lookaheadSeconds} * interval '1 second'
    order by r.priority desc, r.due_at, r.nominal_us
    limit ${limit}`);
}

/** The runs of a plugin that take a place, and those of the named schedules that never had to wait. */
export function openRuns(
  tx: Queryable,
  plugin: string,
  { schedules }: { schedules: readonly number[] },
): Promise<OpenRun[]> {
  return tx.many<OpenRun>(sql`
    select schedule_id, task
    from runs
    where plugin = ${plugin}
      and finished_at is null
      and gated
      and released
    union all
    select schedule_id, task
    from runs
    where schedule_id = any(${schedules})
      and finished_at is null
      and not gated`);
}

/** Lets runs have their turn. */
export function releaseGated(tx: Queryable, runs: readonly RunKey[]): Promise<DueRun[]> {
  return tx.many<DueRun>(sql`
    with turn as (
      select *
      from unnest(
        ${runs.map((it) => it.scheduleId)}::bigint[],
        ${runs.map((it) => it.nominalUs)}::bigint[]
      ) as t (schedule_id, nominal_us)
    )
    update runs r
    set released = true,
      attend_at = greatest(r.due_at, now()) + ${graceSeconds} * interval '1 second'
    from turn t
    join schedules s on s.id = t.schedule_id
    where r.schedule_id = t.schedule_id
      and r.nominal_us = t.nominal_us
    returning ${dueRun}`);
}
