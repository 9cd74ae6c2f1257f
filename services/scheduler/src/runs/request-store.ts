import { sql, type Queryable } from '@patchbay/chassis';
import { nats as wire, type JsonObject, type ResolvedTaskSpec } from '@patchbay/proto';
import { dueRun, type DueRun } from '../triggers/claim-store.ts';
import { graceSeconds } from '../triggers/grace.ts';
import { isGated } from '../schedules/planning-store.ts';
import type { RunKey } from '../triggers/run-key.ts';
import type { ScheduleState } from '../schedules/schedule-store.ts';
import { takenNow } from './run-store.ts';

/** A schedule that is to be run now, locked until the transaction ends. */
export type RequestedSchedule = {
  id: number;
  plugin: string;
  task: string;
  state: ScheduleState;
  spec: ResolvedTaskSpec;
  unfinished: number;
};

/** Locks a schedule against everything else that makes runs of it. */
export async function lockSchedule(
  tx: Queryable,
  id: number,
): Promise<RequestedSchedule | undefined> {
  const schedule = await tx.maybeOne<Omit<RequestedSchedule, 'unfinished'>>(sql`
    select id, plugin, task, state, spec
    from schedules
    where id = ${id}
    for update`);
  if (!schedule) return undefined;
  const { unfinished } = await tx.one<{ unfinished: number }>(sql`
    select count(*) as unfinished
    from runs
    where schedule_id = ${id}
      and finished_at is null`);
  return { ...schedule, unfinished };
}

/**
 * Makes the run that waits for its moment, or for its next attempt, due now, if there is one. What another
 * transaction made due is due, also if that began later than this one.
 */
export function hastenRun(
  tx: Queryable,
  { scheduleId, requestedBy }: { scheduleId: number; requestedBy: string },
): Promise<RunKey | undefined> {
  return tx.maybeOne<RunKey>(sql`
    update runs r
    set due_at = now(),
      attend_at = ${takenNow},
      requested_by = ${requestedBy}
    where schedule_id = ${scheduleId}
      and finished_at is null
      and state = 'pending'
      and due_at > clock_timestamp()
      and nominal_us = (
        select min(nominal_us)
        from runs
        where schedule_id = ${scheduleId}
          and finished_at is null
          and state = 'pending'
          and due_at > clock_timestamp())
    returning schedule_id, nominal_us`);
}

/** Makes a run of a schedule that is due now, perhaps with params of its own. */
export function addRequestedRun(
  tx: Queryable,
  { id, spec }: RequestedSchedule,
  { requestedBy, params }: { requestedBy: string; params: JsonObject | undefined },
): Promise<DueRun & { gated: boolean }> {
  const gated = isGated(spec);
  return tx.one<DueRun & { gated: boolean }>(sql`
    with r as (
      insert into runs (
        schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
        priority, exclusive, gated, due_at, attend_at, requested_by, params)
      select id, to_us(clock_timestamp()), plugin, task, generation,
        ${wire.lane(spec.queue, spec.priority)}, ${spec.maxAttempts}, ${spec.maxRunSeconds},
        ${spec.priority}, ${spec.overlap === 'forbid'}, ${gated}, now(),
        case when ${gated} then 'infinity' else now() + ${graceSeconds} * interval '1 second' end,
        ${requestedBy}, ${params ? JSON.stringify(params) : null}
      from schedules
      where id = ${id}
      returning *
    )
    select ${dueRun}, r.gated
    from r
    join schedules s on s.id = r.schedule_id`);
}
