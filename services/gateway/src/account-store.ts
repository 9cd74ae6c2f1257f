import { sql, type Database, type Queryable } from '@patchbay/chassis';

export type Role = 'administrator' | 'member';

/** A person. `id` is the stable subject of identity tokens. */
export type Account = { id: string; username: string; displayName: string; role: Role };

export async function anyAccount(db: Queryable): Promise<boolean> {
  const { found } = await db.one<{ found: boolean }>(
    sql`select exists (select from accounts) as found`,
  );
  return found;
}

/** The account and its password's hash; usernames are compared without regard to case. */
export function accountNamed(
  db: Queryable,
  username: string,
): Promise<(Account & { passwordHash: string }) | undefined> {
  return db.maybeOne(sql`
    select id, username, display_name, role, password_hash
    from accounts
    where lower(username) = lower(${username})`);
}

export function accountById(db: Queryable, id: string): Promise<Account | undefined> {
  return db.maybeOne<Account>(sql`
    select id, username, display_name, role
    from accounts
    where id = ${id}`);
}

/** Stores the very first account; false when there is one already. Concurrent calls store one. */
export function addFirstAccount(
  db: Database,
  { id, username, displayName, role, passwordHash }: Account & { passwordHash: string },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-first-account'))`);
    const added = await tx.run(sql`
      insert into accounts (id, username, display_name, role, password_hash)
      select ${id}, ${username}, ${displayName}, ${role}, ${passwordHash}
      where not exists (select from accounts)`);
    return added === 1;
  });
}
