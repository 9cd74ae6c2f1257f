import { sql, type Queryable } from '@patchbay/chassis';
import type { ResolvedTaskSpec } from '@patchbay/proto';

/** Pauses a schedule that is not; returns whether it was there. */
export async function pause(
  db: Queryable,
  { id, by, reason }: { id: number; by: string; reason: string },
): Promise<boolean> {
  const changed = await db.run(sql`
    update schedules
    set paused_at = coalesce(paused_at, now()),
      paused_by = coalesce(paused_by, ${by}),
      pause_reason = coalesce(pause_reason, ${reason}),
      held_fire_at = coalesce(next_fire_at, held_fire_at),
      next_fire_at = null
    where id = ${id}`);
  return changed > 0;
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
