import { sql, type Queryable } from '@patchbay/chassis';

export type UserRow = {
  id: string;
  username: string;
  displayName: string;
  email: string;
  superuser: boolean;
  disabled: boolean;
  createdAt: Date;
  /** Granted to the user, not to a group. */
  roles: string[];
  groups: string[];
};

const users = sql`
  select u.id, u.username, u.display_name, u.email, u.superuser, u.disabled, u.created_at,
    array(select role from grants where user_id = u.id order by role) as roles,
    array(select group_id::text from group_members where user_id = u.id order by 1) as groups
  from users u`;

/** Users whose username comes after `after`, in any case, sorted by it; `text` is part of a name. */
export function listUsers(
  db: Queryable,
  { after, text, limit }: { after: string; text: string; limit: number },
): Promise<UserRow[]> {
  return db.many<UserRow>(sql`
    ${users}
    where lower(u.username) > ${after}
      and (${text} = '' or strpos(lower(u.username || ' ' || u.display_name || ' ' || u.email), lower(${text})) > 0)
    order by lower(u.username)
    limit ${limit}`);
}

export function findUser(db: Queryable, id: string): Promise<UserRow | undefined> {
  return db.maybeOne<UserRow>(sql`${users} where u.id = ${id}`);
}

export function findUserNamed(db: Queryable, username: string): Promise<UserRow | undefined> {
  return db.maybeOne<UserRow>(sql`${users} where lower(u.username) = lower(${username})`);
}

export async function insertUser(
  tx: Queryable,
  user: Pick<UserRow, 'id' | 'username' | 'displayName' | 'email' | 'superuser'>,
): Promise<void> {
  const { id, username, displayName, email, superuser } = user;
  await tx.run(sql`
    insert into users (id, username, display_name, email, superuser)
    values (${id}, ${username}, ${displayName}, ${email}, ${superuser})`);
}

export async function saveUser(
  tx: Queryable,
  user: Pick<UserRow, 'id' | 'username' | 'displayName' | 'email' | 'superuser' | 'disabled'>,
): Promise<void> {
  await tx.run(sql`
    update users
    set username = ${user.username},
      display_name = ${user.displayName},
      email = ${user.email},
      superuser = ${user.superuser},
      disabled = ${user.disabled}
    where id = ${user.id}`);
}

export async function deleteUser(tx: Queryable, id: string): Promise<void> {
  await tx.run(sql`delete from users where id = ${id}`);
}

/** Whether a superuser who is not disabled is left without the user `id`. */
export async function hasOtherSuperuser(tx: Queryable, id: string): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(sql`
    select exists (
      select from users
      where superuser
        and not disabled
        and id <> ${id}
    ) as found`);
  return found;
}
