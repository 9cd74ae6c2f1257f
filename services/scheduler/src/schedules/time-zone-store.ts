import { sql, type Queryable } from '@patchbay/chassis';
import type { ResolvedTaskSpec } from '@patchbay/proto';

type Outdated = {
  id: number;
  plugin: string;
  task: string;
  paramsKey: string;
  spec: ResolvedTaskSpec;
};

/** Locks active calendars whose next moment lies ahead and comes from older time zone data. */
export function lockOutdated(
  tx: Queryable,
  { version, limit }: { version: string; limit: number },
): Promise<Outdated[]> {
  return tx.many<Outdated>(sql`
    select id, plugin, task, params_key, spec
    from schedules
    where tz_version < ${version}
      and state = 'active'
      and next_fire_at > now()
    limit ${limit}
    for update skip locked`);
}

export async function noteTimeZones(
  tx: Queryable,
  { ids, version }: { ids: readonly number[]; version: string },
): Promise<void> {
  await tx.run(sql`
    update schedules
    set tz_version = ${version}
    where id = any(${ids})`);
}
