import { newId, sql, type Queryable } from '@patchbay/chassis';

export type NewNotification = {
  plugin: string;
  type: string;
  title: string;
  text: string;
  link: string;
  space: string | undefined;
  key: string | undefined;
};

export type NotificationRow = {
  id: string;
  plugin: string;
  type: string;
  title: string;
  text: string;
  link: string;
  space: string | null;
  spaceTitle: string | null;
  at: Date;
  readAt: Date | null;
};

/** Stores a notification for one person; undefined when they have one with its key. */
export async function addNotification(
  tx: Queryable,
  { plugin, type, title, text, link, space, key }: NewNotification,
  { userId, inbox }: { userId: string; inbox: boolean },
): Promise<string | undefined> {
  const row = await tx.maybeOne<{ id: string }>(sql`
    insert into notifications (id, user_id, plugin, type, title, text, link, space, key, inbox)
    values (
      ${newId()}, ${userId}, ${plugin}, ${type}, ${title}, ${text}, ${link}, ${space ?? null},
      ${key ?? null}, ${inbox}
    )
    on conflict (user_id, plugin, key) do nothing
    returning id`);
  return row?.id;
}

/** The latest first; `before` is the last of the page before. */
export function listInbox(
  db: Queryable,
  userId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<NotificationRow[]> {
  return db.many<NotificationRow>(sql`
    select n.id, n.plugin, n.type, n.title, n.text, n.link, n.at, n.read_at,
      s.slug as space, s.title as space_title
    from notifications n
    left join spaces s on s.id = n.space
    where n.user_id = ${userId} and n.inbox
      ${before === undefined ? sql`` : sql`and n.id < ${before}::uuid`}
    order by n.id desc
    limit ${limit}`);
}

export async function countUnread(db: Queryable, userId: string): Promise<number> {
  const { unread } = await db.one<{ unread: number }>(sql`
    select count(*) as unread
    from notifications
    where user_id = ${userId} and inbox and read_at is null`);
  return unread;
}

/** All of somebody's, or those with these ids. */
export async function markRead(
  db: Queryable,
  userId: string,
  ids: readonly string[] | undefined,
): Promise<void> {
  await db.run(sql`
    update notifications
    set read_at = now()
    where user_id = ${userId} and read_at is null
      ${ids ? sql`and id = any (${ids}::uuid[])` : sql``}`);
}

/** Forgets what is older, delivered or not. */
export async function trimNotifications(db: Queryable, days: number): Promise<void> {
  await db.run(sql`delete from notifications where at < now() - ${days} * interval '1 day'`);
}
