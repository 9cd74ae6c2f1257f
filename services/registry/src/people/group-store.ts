import { sql, type Queryable } from '@patchbay/chassis';

export type GroupRow = {
  id: string;
  name: string;
  description: string;
  members: string[];
  roles: string[];
};

const groups = sql`
  select g.id, g.name, g.description,
    array(select user_id::text from group_members where group_id = g.id order by 1) as members,
    array(select role from grants where group_id = g.id order by role) as roles
  from groups g`;

export function listGroups(db: Queryable): Promise<GroupRow[]> {
  return db.many<GroupRow>(sql`${groups} order by lower(g.name)`);
}

export function findGroup(db: Queryable, id: string): Promise<GroupRow | undefined> {
  return db.maybeOne<GroupRow>(sql`${groups} where g.id = ${id}`);
}

export function findGroupNamed(db: Queryable, name: string): Promise<GroupRow | undefined> {
  return db.maybeOne<GroupRow>(sql`${groups} where lower(g.name) = lower(${name})`);
}

export async function insertGroup(
  tx: Queryable,
  { id, name, description }: Pick<GroupRow, 'id' | 'name' | 'description'>,
): Promise<void> {
  await tx.run(sql`
    insert into groups (id, name, description)
    values (${id}, ${name}, ${description})`);
}

export async function saveGroup(
  tx: Queryable,
  { id, name, description }: Pick<GroupRow, 'id' | 'name' | 'description'>,
): Promise<void> {
  await tx.run(sql`
    update groups
    set name = ${name}, description = ${description}
    where id = ${id}`);
}

export async function deleteGroup(tx: Queryable, id: string): Promise<void> {
  await tx.run(sql`delete from groups where id = ${id}`);
}

/** Whether they were not in it before. */
export async function addMember(
  tx: Queryable,
  { groupId, userId }: { groupId: string; userId: string },
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into group_members (group_id, user_id)
    values (${groupId}, ${userId})
    on conflict do nothing`);
  return added > 0;
}

/** Whether they were in it. */
export async function removeMember(
  tx: Queryable,
  { groupId, userId }: { groupId: string; userId: string },
): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from group_members
    where group_id = ${groupId}
      and user_id = ${userId}`);
  return removed > 0;
}
