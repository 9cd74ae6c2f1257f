import { sql, type Queryable } from '@patchbay/chassis';
import type { ResolvedTaskSpec, TaskSpace } from '@patchbay/proto';

/** A task that a plugin declares, whether or not it has a schedule of its own. */
export type KnownTask = { title: string; spec: ResolvedTaskSpec };

/** What is remembered of a plugin between two looks at the catalog. */
export type KnownPlugin = {
  slug: string;
  revision: number;
  /** "<instance id>/<epoch>" of the processes it was seen with, the latest last. */
  processes: string[];
  /** Confirmed less than a minute ago. */
  fresh: boolean;
  /** What its requested schedules follow; null when that is not so yet, or was not confirmed for an hour. */
  followed: string | null;
};

/** The plugin as remembered, locked against other replicas until the transaction ends. */
export async function lockPlugin(tx: Queryable, slug: string): Promise<KnownPlugin> {
  await tx.run(sql`
    insert into plugins (slug, revision)
    values (${slug}, 0)
    on conflict do nothing`);
  return tx.one<KnownPlugin>(sql`
    select slug, revision, processes, synced_at > now() - interval '1 minute' as fresh,
      case when followed_at > now() - interval '1 hour' then followed end as followed
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
    lanes,
    maxConcurrency,
    tasks,
    spaces,
  }: {
    slug: string;
    revision: number;
    processes: readonly string[];
    lanes: readonly string[];
    maxConcurrency: number | undefined;
    tasks: Readonly<Record<string, KnownTask>>;
    spaces: readonly TaskSpace[];
  },
): Promise<void> {
  await tx.run(sql`
    update plugins
    set revision = ${revision},
      processes = ${processes},
      lanes = ${lanes},
      max_concurrency = ${maxConcurrency ?? null},
      tasks = ${JSON.stringify(tasks)},
      spaces = ${JSON.stringify(spaces)},
      synced_at = now()
    where slug = ${slug}`);
}

/** Notes what all requested schedules of the plugin follow now; null when some do not. */
export async function noteFollowed(
  tx: Queryable,
  slug: string,
  followed: string | null,
): Promise<void> {
  await tx.run(sql`
    update plugins
    set followed = ${followed},
      followed_at = now()
    where slug = ${slug}`);
}

export async function knownSlugs(db: Queryable): Promise<string[]> {
  const rows = await db.many<{ slug: string }>(sql`select slug from plugins`);
  return rows.map(({ slug }) => slug);
}

/** Every lane that needs a consumer: one row per plugin, whatever the number of schedules. */
export function usedLanes(db: Queryable): Promise<{ plugin: string; lane: string }[]> {
  return db.many<{ plugin: string; lane: string }>(sql`
    select slug as plugin, unnest(lanes) as lane
    from plugins`);
}

/**
 * A task that a plugin declares now, and the space with that id if the plugin is active there;
 * undefined while it is disabled or gone.
 */
export function readTask(
  db: Queryable,
  { slug, task, space }: { slug: string; task: string; space: string | undefined },
): Promise<{ task: KnownTask | null; space: TaskSpace | null } | undefined> {
  return db.maybeOne(sql`
    select tasks->${task} as task,
      (
        select it
        from jsonb_array_elements(spaces) as it
        where it->>'id' = ${space ?? null}
      ) as space
    from plugins
    where slug = ${slug}`);
}
