import { sql, type Queryable } from '@patchbay/chassis';
import type { SpaceRole } from '@patchbay/proto';

export type MemberRow = {
  userId: string;
  username: string;
  displayName: string;
  roles: SpaceRole[];
  addedAt: Date;
};

/** Who is in a space, by name. */
export function listMembers(db: Queryable, space: string): Promise<MemberRow[]> {
  return db.many<MemberRow>(sql`
    select m.user_id, u.username, u.display_name, array['member'] || m.roles as roles, m.added_at
    from space_members m
    join users u on u.id = m.user_id
    where m.space = ${space}
    order by lower(u.display_name), u.username`);
}

/** Takes somebody in, or gives them these roles in place of those they have. */
export async function saveMember(
  tx: Queryable,
  space: string,
  { userId, roles }: { userId: string; roles: readonly SpaceRole[] },
): Promise<void> {
  await tx.run(sql`
    insert into space_members (space, user_id, roles)
    values (${space}, ${userId}, ${roles.filter((role) => role !== 'member')})
    on conflict (space, user_id) do update
    set roles = excluded.roles`);
}

export async function deleteMember(tx: Queryable, space: string, userId: string): Promise<void> {
  await tx.run(sql`
    delete from space_members
    where space = ${space} and user_id = ${userId}`);
}
