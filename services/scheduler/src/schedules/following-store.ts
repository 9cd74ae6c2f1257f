import { sql, type Queryable } from '@patchbay/chassis';
import type { InactiveReason } from './plan-moments.ts';
import type { PluginSpaces } from './plugin-spaces.ts';
import { dropWaiting, whyInactive } from './schedule-store.ts';

/** What the requested schedules of a plugin follow: the names of its tasks, and its spaces. */
export type Followed = { tasks: readonly string[]; spaces: PluginSpaces };

/**
 * Ends up to `limit` requested schedules of the plugin that are of none of the tasks, or for a space in
 * which it is not active, and drops what they had planned; returns how many. One that was to run once
 * and whose run has not started keeps its moment for when the plugin is back.
 *
 * Cost: reads the requested schedules of the plugin until it has found so many.
 */
export async function endRequested(
  tx: Queryable,
  plugin: string,
  { tasks, spaces: { active, archived }, limit }: Followed & { limit: number },
): Promise<number> {
  const spaces = active.map(({ id }) => id);
  const notStarted = sql`
    (
      select min(r.nominal_us)
      from runs r
      where r.schedule_id = s.id
        and r.finished_at is null
        and r.state in ('pending', 'dispatched')
        and r.attempt = 0
    )`;
  const ended = await tx.many<{ id: number; reason: InactiveReason }>(sql`
    update schedules s
    set state = 'inactive',
      inactive_reason = case
        when s.task <> all(${tasks}) then 'inactive'
        when s.space = any(${[...archived]}) then 'archived'
        else 'space-inactive'
      end,
      -- The instant after: a run of the moment itself is on record as skipped.
      held_fire_at = coalesce(s.next_fire_at, s.held_fire_at, from_us(g.nominal_us + 1)),
      next_fire_at = null
    from (
      select s.id, ${notStarted} as nominal_us
      from schedules s
      where s.plugin = ${plugin}
        and s.origin = 'requested'
        -- No space is also outside of no spaces: null <> all of nothing.
        and (s.task <> all(${tasks}) or s.space is not null and s.space <> all(${spaces}))
        and (s.state = 'active' or s.state = 'completed' and ${notStarted} is not null)
      limit ${limit}
    ) as g
    where s.id = g.id
    returning s.id, s.inactive_reason as reason`);
  for (const [reason, those] of Map.groupBy(ended, (it) => it.reason)) {
    const ids = those.map(({ id }) => id);
    const why = whyInactive[reason];
    await dropWaiting(tx, ids, { states: ['pending', 'dispatched'], due: 'any', reason, why });
  }
  return ended.length;
}

/** Lets up to `limit` requested schedules go on that `endRequested` ended; returns how many. */
export function resumeRequested(
  tx: Queryable,
  plugin: string,
  { tasks, spaces: { active }, limit }: Followed & { limit: number },
): Promise<number> {
  return tx.run(sql`
    update schedules s
    set state = 'active',
      inactive_reason = null,
      next_fire_at = case when paused_at is null then held_fire_at end,
      held_fire_at = case when paused_at is not null then held_fire_at end
    where s.id = any(array(
      select id
      from schedules
      where plugin = ${plugin}
        and origin = 'requested'
        and state = 'inactive'
        and held_fire_at is not null
        and task = any(${tasks})
        and (space is null or space = any(${active.map(({ id }) => id)}))
      limit ${limit}))`);
}
