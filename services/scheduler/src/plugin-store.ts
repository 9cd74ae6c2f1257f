import { sql, type Queryable } from '@patchbay/chassis';

/** What is remembered of a plugin between two looks at the catalog. */
export type KnownPlugin = {
  slug: string;
  revision: number;
  /** "<instance id>/<epoch>" of the processes it was seen with, the latest last. */
  processes: string[];
  /** Confirmed less than a minute ago. */
  fresh: boolean;
};

/** The plugin as remembered, locked against other replicas until the transaction ends. */
export async function lockPlugin(tx: Queryable, slug: string): Promise<KnownPlugin> {
  await tx.run(sql`
    insert into plugins (slug, revision)
    values (${slug}, 0)
    on conflict do nothing`);
  return tx.one<KnownPlugin>(sql`
    select slug, revision, processes, synced_at > now() - interval '1 minute' as fresh
    from plugins
    where slug = ${slug}
    for update`);
}

export async function rememberPlugin(
  tx: Queryable,
  {
    slug,
    revision,
    processes,
    queues,
  }: { slug: string; revision: number; processes: readonly string[]; queues: readonly string[] },
): Promise<void> {
  await tx.run(sql`
    update plugins
    set revision = ${revision},
      processes = ${processes},
      queues = ${queues},
      synced_at = now()
    where slug = ${slug}`);
}

export async function knownSlugs(db: Queryable): Promise<string[]> {
  const rows = await db.many<{ slug: string }>(sql`select slug from plugins`);
  return rows.map(({ slug }) => slug);
}

/** Every queue that needs a consumer: one row per plugin, whatever the number of schedules. */
export function usedQueues(db: Queryable): Promise<{ plugin: string; queue: string }[]> {
  return db.many<{ plugin: string; queue: string }>(sql`
    select slug as plugin, unnest(queues) as queue
    from plugins`);
}
