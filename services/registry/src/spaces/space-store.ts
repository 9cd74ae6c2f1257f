import { sql, type Queryable } from '@patchbay/chassis';
import type { SpaceRole } from '@patchbay/proto';

export type SpaceRow = {
  id: string;
  slug: string;
  title: string;
  expiresAt: Date | null;
  archivedAt: Date | null;
  createdAt: Date;
  createdBy: string;
  members: number;
  /** Those of the user it was asked for. */
  roles: SpaceRole[];
};

const columns = (userId: string | null) => sql`
  s.id, s.slug, s.title, s.expires_at, s.archived_at, s.created_at, s.created_by,
  (select count(*) from space_members m where m.space = s.id) as members,
  coalesce((
    select array['member'] || m.roles
    from space_members m
    where m.space = s.id and m.user_id = ${userId}::uuid
  ), '{}') as roles`;

/** The space with this slug, with the roles that a user has in it. */
export function findSpace(
  db: Queryable,
  slug: string,
  userId: string | null,
): Promise<SpaceRow | undefined> {
  return db.maybeOne<SpaceRow>(sql`
    select ${columns(userId)}
    from spaces s
    where s.slug = ${slug}`);
}

export function findSpaceById(db: Queryable, id: string): Promise<SpaceRow | undefined> {
  return db.maybeOne<SpaceRow>(sql`
    select ${columns(null)}
    from spaces s
    where s.id = ${id}`);
}

/** Spaces by title; those a user is in, or all. `after` is the last of the page before. */
export function listSpaces(
  db: Queryable,
  {
    userId,
    all,
    after,
    limit,
  }: {
    userId: string | null;
    all: boolean;
    after: { title: string; slug: string } | undefined;
    limit: number;
  },
): Promise<SpaceRow[]> {
  return db.many<SpaceRow>(sql`
    select ${columns(userId)}
    from spaces s
    where ${
      all
        ? sql`true`
        : sql`exists (
            select from space_members m
            where m.space = s.id and m.user_id = ${userId}::uuid
          )`
    }
      ${after ? sql`and (lower(s.title), s.slug) > (lower(${after.title}), ${after.slug})` : sql``}
    order by lower(s.title), s.slug
    limit ${limit}`);
}

/** Slugs that begin like this one. */
export async function slugsLike(tx: Queryable, slug: string): Promise<Set<string>> {
  const rows = await tx.many<{ slug: string }>(sql`
    select slug
    from spaces
    where starts_with(slug, ${slug})`);
  return new Set(rows.map((row) => row.slug));
}

export async function insertSpace(
  tx: Queryable,
  space: { id: string; slug: string; title: string; expiresAt: Date | null; createdBy: string },
): Promise<void> {
  await tx.run(sql`
    insert into spaces (id, slug, title, expires_at, created_by)
    values (${space.id}, ${space.slug}, ${space.title}, ${space.expiresAt}, ${space.createdBy})`);
}

export async function saveSpace(
  tx: Queryable,
  id: string,
  { title, expiresAt }: { title: string; expiresAt: Date | null },
): Promise<void> {
  await tx.run(sql`
    update spaces
    set title = ${title}, expires_at = ${expiresAt}
    where id = ${id}`);
}

export async function saveArchived(tx: Queryable, id: string, archived: boolean): Promise<void> {
  await tx.run(sql`
    update spaces
    set archived_at = case when ${archived} then now() end
    where id = ${id}`);
}

/** Archives the spaces whose expiry has passed, and tells which. Any replica may do it. */
export function archiveExpired(tx: Queryable): Promise<{ id: string; slug: string }[]> {
  return tx.many(sql`
    update spaces
    set archived_at = now()
    where id in (
      select id
      from spaces
      where archived_at is null and expires_at <= now()
      for update skip locked
    )
    returning id, slug`);
}

export async function deleteSpace(tx: Queryable, id: string): Promise<void> {
  await tx.run(sql`delete from spaces where id = ${id}`);
}

/** How much of each kind is stored of a space. */
export function countBelongings(
  db: Queryable,
  id: string,
): Promise<{ members: number; activities: number; notifications: number; decisions: number }> {
  return db.one(sql`
    select
      (select count(*) from space_members where space = ${id}) as members,
      (select count(*) from activities where space = ${id}) as activities,
      (select count(*) from notifications where space = ${id}) as notifications,
      (select count(*) from space_plugins where space = ${id}) as decisions`);
}

export async function hasExpired(db: Queryable): Promise<boolean> {
  const { expired } = await db.one<{ expired: boolean }>(sql`
    select exists (
      select from spaces
      where archived_at is null and expires_at <= now()
    ) as expired`);
  return expired;
}
