import { newId, sql, type Queryable } from '@patchbay/chassis';

export type ActivityRow = {
  id: string;
  actor: string;
  actorName: string | null;
  verb: string;
  target: string;
  link: string;
  plugin: string | null;
  at: Date;
};

/** Adds what happened; what has the key of an earlier one is that one. Returns its id. */
export async function addActivity(
  tx: Queryable,
  space: string,
  activity: {
    /** Left out for the platform. */
    plugin?: string;
    actor: string;
    verb: string;
    target?: string;
    link?: string;
    key?: string | undefined;
  },
): Promise<string> {
  const { plugin = null, actor, verb, target = '', link = '', key = null } = activity;
  const { id } = await tx.one<{ id: string }>(sql`
    insert into activities (id, space, plugin, actor, verb, target, link, key)
    values (${newId()}, ${space}, ${plugin}, ${actor}, ${verb}, ${target}, ${link}, ${key})
    on conflict (space, plugin, key) do update
    set key = excluded.key
    returning id`);
  return id;
}

/** The latest first; `before` is the last of the page before. */
export function listActivities(
  db: Queryable,
  space: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<ActivityRow[]> {
  return db.many<ActivityRow>(sql`
    select a.id, a.actor, u.display_name as actor_name, a.verb, a.target, a.link, a.plugin, a.at
    from activities a
    left join users u on a.actor = 'user:' || u.id
    where a.space = ${space} ${before === undefined ? sql`` : sql`and a.id < ${before}::uuid`}
    order by a.id desc
    limit ${limit}`);
}

/** Keeps the latest `keep` of each space. */
export async function trimActivities(db: Queryable, keep: number): Promise<void> {
  await db.run(sql`
    delete from activities a
    using (
      select id, row_number() over (partition by space order by id desc) as place
      from activities
    ) ranked
    where ranked.id = a.id and ranked.place > ${keep}`);
}
