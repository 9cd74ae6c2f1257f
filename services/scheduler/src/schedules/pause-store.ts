import { sql, type Queryable } from '@patchbay/chassis';
import type { ResolvedTaskSpec } from '@patchbay/proto';

/** Pauses a schedule that is not. One that is completed is active again when it has a moment to hold. */
export async function pause(
  tx: Queryable,
  {
    id,
    by,
    reason,
    heldUs,
  }: { id: number; by: string; reason: string; heldUs: number | undefined },
): Promise<void> {
  const held = sql`from_us(${heldUs ?? null}::bigint)`;
  await tx.run(sql`
    update schedules
    set paused_at = now(),
      paused_by = ${by},
      pause_reason = ${reason},
      held_fire_at = coalesce(next_fire_at, ${held}, held_fire_at),
      next_fire_at = null,
      state = case when ${held} is null then state else 'active' end
    where id = ${id}`);
}

/** The moment of a run of the schedule that was claimed ahead of it; none that somebody asked for. */
export function comingMoment(tx: Queryable, id: number): Promise<{ us: number } | undefined> {
  return tx.maybeOne(sql`
    select nominal_us as us
    from runs
    where schedule_id = ${id}
      and finished_at is null
      and state = 'pending'
      and attempt = 0
      and due_at > now()
      and requested_by is null
    order by nominal_us
    limit 1`);
}

export type Paused = {
  plugin: string;
  task: string;
  generation: number;
  state: string;
  spec: ResolvedTaskSpec;
  paramsKey: string;
  heldUs: number | null;
  nowUs: number;
  paused: boolean;
};

/** A schedule, locked, with the moment that it had before it; undefined when there is none. */
export function lockPaused(tx: Queryable, id: number): Promise<Paused | undefined> {
  return tx.maybeOne<Paused>(sql`
    select plugin, task, generation, state, spec, params_key,
      to_us(held_fire_at) as held_us,
      to_us(now()) as now_us,
      paused_at is not null as paused
    from schedules
    where id = ${id}
    for update`);
}

/** Lets a schedule go on; an active one at `nextUs`, or completed when that is undefined. */
export async function resume(
  tx: Queryable,
  { id, nextUs }: { id: number; nextUs: number | undefined },
): Promise<void> {
  await tx.run(sql`
    update schedules
    set paused_at = null,
      paused_by = null,
      pause_reason = null,
      held_fire_at = case when state = 'active' then null else held_fire_at end,
      next_fire_at = case when state = 'active' then from_us(${nextUs ?? null}) end,
      state = case
        when state = 'active' and ${nextUs ?? null}::bigint is null then 'completed'
        else state
      end
    where id = ${id}`);
}
