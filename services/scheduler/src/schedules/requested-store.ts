import { sql, type Queryable } from '@patchbay/chassis';
import type { DeclaredTask } from './declared-task.ts';
import { tzVersionOf, type ScheduleState } from './schedule-store.ts';

export type Requested = {
  plugin: string;
  declared: DeclaredTask;
  /** What tells it from others of the task. */
  identity: RequestedIdentity;
  createdBy: string;
  nextUs: number | undefined;
};

export type RequestedIdentity = {
  paramsKey: string;
  space: string | undefined;
  dedupeKey: string;
};

export type Existing = { id: number; state: ScheduleState; nextFireAt: Date | null };

/** Adds a requested schedule; undefined when there is one of that identity. */
export function addRequested(
  tx: Queryable,
  { plugin, declared, identity, createdBy, nextUs }: Requested,
): Promise<Existing | undefined> {
  const { task, title, spec, specKey, timing, planned } = declared;
  return tx.maybeOne<Existing>(sql`
    insert into schedules (
      plugin, task, params_key, space, dedupe_key, origin, created_by, title, spec, spec_key,
      delay_us, repeat_us, planned, tz_version, state, next_fire_at)
    values (
      ${plugin}, ${task}, ${identity.paramsKey}, ${identity.space ?? null}, ${identity.dedupeKey},
      'requested', ${createdBy}, ${title}, ${JSON.stringify(spec)}, ${specKey}, ${timing.delayUs}, ${timing.repeatUs},
      ${planned}, ${tzVersionOf(timing)}, ${nextUs === undefined ? 'completed' : 'active'},
      from_us(${nextUs ?? null}))
    on conflict do nothing
    returning id, state, next_fire_at`);
}

/** The requested schedule of an identity, locked. */
export function lockRequested(
  tx: Queryable,
  { plugin, task, identity }: { plugin: string; task: string; identity: RequestedIdentity },
): Promise<Existing | undefined> {
  return tx.maybeOne<Existing>(sql`
    select id, state, next_fire_at
    from schedules
    where plugin = ${plugin}
      and task = ${task}
      and params_key = ${identity.paramsKey}
      and space is not distinct from ${identity.space ?? null}
      and dedupe_key = ${identity.dedupeKey}
      and origin = 'requested'
    for update`);
}

/** When the first of the schedule's runs that wait is due, also to be tried again; null when none waits. */
export async function firstWaiting(tx: Queryable, id: number): Promise<Date | null> {
  const { dueAt } = await tx.one<{ dueAt: Date | null }>(sql`
    select min(due_at) as due_at
    from runs
    where schedule_id = ${id}
      and finished_at is null
      and state in ('pending', 'dispatched')`);
  return dueAt;
}

/** A schedule by its id, locked; `requested` or `declared`. */
export function lockOrigin(
  tx: Queryable,
  id: number,
): Promise<{ plugin: string; origin: string } | undefined> {
  return tx.maybeOne(sql`
    select plugin, origin
    from schedules
    where id = ${id}
    for update`);
}

export async function deleteSchedule(tx: Queryable, id: number): Promise<void> {
  await tx.run(sql`delete from schedules where id = ${id}`);
}
