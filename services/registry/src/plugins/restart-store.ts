import { sql, type Queryable } from '@patchbay/chassis';

/** From now on the plugin's processes run on settings of before, until they start anew. */
export async function needRestart(tx: Queryable, slug: string): Promise<void> {
  await tx.run(sql`update plugins set restart_needed_at = now() where slug = ${slug}`);
}

/** Asks every process of the plugin that has started by now to end; returns how many there are. */
export async function requestRestart(tx: Queryable, slug: string): Promise<number> {
  await tx.run(sql`update plugins set restart_requested_at = now() where slug = ${slug}`);
  const { instances } = await tx.one<{ instances: number }>(sql`
    select count(*) as instances
    from instances
    where slug = ${slug}
      and state <> 'offline'`);
  return instances;
}
