import { sql, type Queryable } from '@patchbay/chassis';
import { noteFollowed } from './plugin-store.ts';

/**
 * Gives the schedules of a plugin to the one that replaced it, with where they are in time, whether they
 * are paused, and their runs. What had not started is sent to the successor. Where that has the same
 * schedule already, and a run of it, its own goes on; returns how many were given.
 */
export async function takeOverSchedules(
  tx: Queryable,
  { from, to }: { from: string; to: string },
): Promise<number> {
  await tx.run(sql`
    delete from schedules own
    using schedules former
    where ${sameSchedule({ from, to })}
      and not exists (select from runs where schedule_id = own.id)`);
  const given = await tx.many<{ id: number }>(sql`
    update schedules former
    set plugin = ${to}
    where former.plugin = ${from}
      and not exists (select from schedules own where ${sameSchedule({ from, to })})
    returning former.id`);
  if (given.length > 0) await noteFollowed(tx, to, null);
  const ids = given.map(({ id }) => id);
  // A dispatched run's trigger is where only the former plugin looks: it gets another.
  await tx.run(sql`
    update runs
    set plugin = ${to},
      state = case state when 'dispatched' then 'pending' else state end,
      redeliveries = redeliveries + case state when 'dispatched' then 1 else 0 end,
      attend_at = case state when 'dispatched' then now() else attend_at end
    where schedule_id = any(${ids})`);
  return ids.length;
}

function sameSchedule({ from, to }: { from: string; to: string }) {
  return sql`own.plugin = ${to}
    and former.plugin = ${from}
    and own.task = former.task
    and own.params_key = former.params_key
    and own.space is not distinct from former.space
    and own.dedupe_key = former.dedupe_key`;
}
