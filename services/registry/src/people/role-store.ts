import { sql, type Queryable } from '@patchbay/chassis';

export type RoleRow = {
  name: string;
  scope: 'site' | 'space';
  title: string;
  description: string;
  builtIn: boolean;
  everything: boolean;
  permissions: string[];
};

/** Who has a role by a grant. */
export type Holder = { userId: string; groupId?: never } | { groupId: string; userId?: never };

const roles = sql`
  select r.name, r.scope, r.title, r.description, r.built_in, r.everything,
    array(select permission from role_permissions where role = r.name order by 1) as permissions
  from roles r`;

/** Built-in ones first, in the order they were made. */
export function listRoles(db: Queryable): Promise<RoleRow[]> {
  return db.many<RoleRow>(sql`${roles} order by not r.built_in, r.created_at, r.name`);
}

export function findRole(db: Queryable, name: string): Promise<RoleRow | undefined> {
  return db.maybeOne<RoleRow>(sql`${roles} where r.name = ${name}`);
}

/** Stores a role that is not there yet; whether it was not. */
export async function insertRole(
  tx: Queryable,
  role: Omit<RoleRow, 'permissions'>,
): Promise<boolean> {
  const { name, scope, title, description, builtIn, everything } = role;
  const added = await tx.run(sql`
    insert into roles (name, scope, title, description, built_in, everything, created_at)
    values (${name}, ${scope}, ${title}, ${description}, ${builtIn}, ${everything}, clock_timestamp())
    on conflict (name) do nothing`);
  return added > 0;
}

export async function saveRole(
  tx: Queryable,
  { name, title, description }: Pick<RoleRow, 'name' | 'title' | 'description'>,
): Promise<void> {
  await tx.run(sql`
    update roles
    set title = ${title}, description = ${description}
    where name = ${name}`);
}

export async function deleteRole(tx: Queryable, name: string): Promise<void> {
  await tx.run(sql`delete from roles where name = ${name}`);
}

export async function addPermissions(
  tx: Queryable,
  role: string,
  permissions: readonly string[],
): Promise<void> {
  await tx.run(sql`
    insert into role_permissions (role, permission)
    select ${role}, unnest(${permissions}::text[])
    on conflict do nothing`);
}

export async function removePermissions(
  tx: Queryable,
  role: string,
  permissions: readonly string[],
): Promise<void> {
  await tx.run(sql`
    delete from role_permissions
    where role = ${role}
      and permission = any (${permissions})`);
}

/** Whether they did not have it before. */
export async function addGrant(
  tx: Queryable,
  role: string,
  { userId = null, groupId = null }: { userId?: string | null; groupId?: string | null },
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into grants (role, user_id, group_id)
    values (${role}, ${userId}, ${groupId})
    on conflict do nothing`);
  return added > 0;
}

/** Whether they had it. */
export async function removeGrant(
  tx: Queryable,
  role: string,
  { userId = null, groupId = null }: { userId?: string | null; groupId?: string | null },
): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from grants
    where role = ${role}
      and user_id is not distinct from ${userId}::uuid
      and group_id is not distinct from ${groupId}::uuid`);
  return removed > 0;
}

/** Whom the role was given to: users, then groups, each sorted by id. */
export async function grantedTo(db: Queryable, role: string): Promise<Holder[]> {
  const rows = await db.many<{ userId: string | null; groupId: string | null }>(sql`
    select user_id, group_id
    from grants
    where role = ${role}
    order by user_id, group_id`);
  return rows.flatMap(({ userId, groupId }): Holder[] => {
    if (userId !== null) return [{ userId }];
    return groupId === null ? [] : [{ groupId }];
  });
}

/** Everybody who has the role by a grant, their own or a group's. */
export async function holdersOf(tx: Queryable, role: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select user_id as id
    from grants
    where role = ${role} and user_id is not null
    union
    select m.user_id
    from grants g
    join group_members m on m.group_id = g.group_id
    where g.role = ${role}`);
  return rows.map(({ id }) => id);
}
