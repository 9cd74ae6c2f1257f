import { sql, type Queryable } from '@patchbay/chassis';
import type { InactiveReason } from './plan-moments.ts';
import type { PluginSpaces } from './plugin-spaces.ts';
import { dropWaiting, whyInactive, type DroppedRun } from './schedule-store.ts';

/** What the requested schedules of a plugin follow: the names of its tasks, and its spaces. */
export type Followed = { tasks: readonly string[]; spaces: PluginSpaces };

/**
 * Ends up to `limit` requested schedules of the plugin that are of none of the tasks, or for a space in
 * which it is not active, and drops what they had planned; returns how many it looked at, and what was
 * dropped. One that was to run once and whose run is dropped before its first attempt keeps its moment
 * for when the plugin is back.
 *
 * Cost: reads the requested schedules of the plugin until it has found so many.
 */
export async function endRequested(
  tx: Queryable,
  plugin: string,
  follow: Followed & { limit: number },
): Promise<{ reached: number; dropped: DroppedRun[] }> {
  const found = await lockToEnd(tx, plugin, follow);
  const dropped: DroppedRun[] = [];
  for (const [reason, those] of Map.groupBy(found, (it) => it.reason)) {
    const ids = those.map(({ id }) => id);
    const why = whyInactive[reason];
    const drop = { states: ['pending', 'dispatched'], due: 'any', reason, why } as const;
    const runs = await dropWaiting(tx, ids, drop);
    await end(tx, ids, { reason, runs });
    dropped.push(...runs);
  }
  return { reached: found.length, dropped };
}

/**
 * Locks schedules by id only: which they are is decided before a claim that holds one has ended, what
 * it had planned is read after that.
 */
function lockToEnd(
  tx: Queryable,
  plugin: string,
  { tasks, spaces: { active, archived }, limit }: Followed & { limit: number },
): Promise<{ id: number; reason: InactiveReason }[]> {
  const spaces = active.map(({ id }) => id);
  return tx.many(sql`
    select s.id,
      case
        when s.task <> all(${tasks}) then 'inactive'
        when s.space = any(${[...archived]}) then 'archived'
        else 'space-inactive'
      end as reason
    from schedules s
    where s.id = any(array(
      select s.id
      from schedules s
      where s.plugin = ${plugin}
        and s.origin = 'requested'
        -- No space is also outside of no spaces: null <> all of nothing.
        and (s.task <> all(${tasks}) or s.space is not null and s.space <> all(${spaces}))
        and (s.state = 'active' or s.state = 'completed' and exists (
          select from runs r
          where r.schedule_id = s.id
            and r.finished_at is null
            and r.state in ('pending', 'dispatched')
            and r.attempt = 0))
      limit ${limit}))
    order by s.id
    for update`);
}

/** Makes schedules inactive that are active, or whose runs were dropped before their first attempt. */
async function end(
  tx: Queryable,
  ids: readonly number[],
  { reason, runs }: { reason: InactiveReason; runs: readonly DroppedRun[] },
): Promise<void> {
  const skipped = runs.filter(({ state }) => state === 'skipped');
  await tx.run(sql`
    update schedules s
    set state = 'inactive',
      inactive_reason = ${reason},
      -- The instant after: a run of the moment itself is on record as skipped.
      held_fire_at = coalesce(s.next_fire_at, s.held_fire_at, from_us(d.nominal_us + 1)),
      next_fire_at = null
    from unnest(${ids}::bigint[]) as e (id)
    left join (
      select schedule_id, min(nominal_us) as nominal_us
      from unnest(
        ${skipped.map((it) => it.scheduleId)}::bigint[],
        ${skipped.map((it) => it.nominalUs)}::bigint[]
      ) as t (schedule_id, nominal_us)
      group by 1
    ) as d on d.schedule_id = e.id
    where s.id = e.id
      and (s.state = 'active' or d.nominal_us is not null)`);
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
