import { sql, type Queryable } from '@patchbay/chassis';
import type { ReceivedDirectoryRole, ReceivedDirectoryUser } from '@patchbay/proto';

/** What the directory knows things by. */
export type DirectoryKey = { kind: 'user' | 'role' | 'space' | 'token'; id: string };
export type DirectoryRevision = DirectoryKey & { revision: number };

export async function headDirectoryRevision(db: Queryable): Promise<number> {
  return (await db.one<{ revision: number }>(sql`select revision from directory_head`)).revision;
}

export function directoryRevisionsAfter(
  db: Queryable,
  revision: number,
): Promise<DirectoryRevision[]> {
  return db.many<DirectoryRevision>(sql`
    select revision, kind, id
    from directory_changes
    where revision > ${revision}
    order by revision`);
}

/**
 * Gives each change its revision, and returns the latest. The counter's row is locked from here to the
 * commit.
 */
export async function addDirectoryRevisions(
  tx: Queryable,
  keys: readonly DirectoryKey[],
): Promise<number> {
  const { revision } = await tx.one<{ revision: number }>(sql`
    update directory_head
    set revision = revision + ${keys.length}
    returning revision`);
  await tx.run(sql`
    insert into directory_changes (revision, kind, id)
    select ${revision - keys.length}::bigint + changed.place, changed.kind, changed.id
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ id }) => id)}::text[])
      with ordinality as changed (kind, id, place)`);
  await tx.run(sql`select pg_notify('directory', '')`);
  return revision;
}

/** Tells of changed spaces where something else than a space was changed. */
export async function addSpaceRevisions(tx: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await addDirectoryRevisions(
    tx,
    ids.map((id) => ({ kind: 'space', id })),
  );
}

/** Forgets all but the latest `keep` revisions. */
export async function trimDirectoryRevisions(db: Queryable, keep: number): Promise<void> {
  await db.run(sql`
    delete from directory_changes
    where revision <= (select revision from directory_head) - ${keep}`);
}

/** The given users, or all, with every role they have on the site. */
export function loadUsers(
  db: Queryable,
  ids?: readonly string[],
): Promise<ReceivedDirectoryUser[]> {
  return db.many<ReceivedDirectoryUser>(sql`
    select u.id, u.username, u.display_name, u.superuser, u.disabled,
      array(
        select 'member'
        union
        select g.role
        from grants g
        where g.user_id = u.id
        union
        select g.role
        from grants g
        join group_members m on m.group_id = g.group_id
        where m.user_id = u.id
      ) as roles
    from users u
    ${ids ? sql`where u.id = any (${ids}::uuid[])` : sql``}`);
}

/** The given roles, or all, with what they permit. */
export function loadRoles(
  db: Queryable,
  names?: readonly string[],
): Promise<ReceivedDirectoryRole[]> {
  return db.many<ReceivedDirectoryRole>(sql`
    select r.name, r.scope, r.everything,
      array(
        select p.permission
        from role_permissions p
        where p.role = r.name
        order by 1
      ) as permissions
    from roles r
    ${names ? sql`where r.name = any (${names})` : sql``}`);
}
