import { sql, type Queryable } from '@patchbay/chassis';

/** Whether anybody can sign in. */
export async function anyPassword(db: Queryable): Promise<boolean> {
  const { found } = await db.one<{ found: boolean }>(
    sql`select exists (select from passwords) as found`,
  );
  return found;
}

/** The hash of a user's password, if they have one. Of nobody it is asked all the same: that takes as long. */
export async function passwordHashOf(
  db: Queryable,
  userId: string | undefined,
): Promise<string | undefined> {
  const row = await db.maybeOne<{ passwordHash: string }>(sql`
    select password_hash
    from passwords
    where user_id = ${userId ?? null}`);
  return row?.passwordHash;
}

/**
 * Gives a user a password. Links to set one, and sign-ins that wait for a code after the former one, count
 * no more.
 */
export async function savePassword(
  db: Queryable,
  { userId, passwordHash }: { userId: string; passwordHash: string },
): Promise<void> {
  await db.run(sql`
    with ended_links as (
      delete from password_links
      where user_id = ${userId}
    ),
    ended_steps as (
      delete from sign_in_steps
      where user_id = ${userId}
    )
    insert into passwords (user_id, password_hash)
    values (${userId}, ${passwordHash})
    on conflict (user_id) do update
    set password_hash = excluded.password_hash, changed_at = now()`);
}

/** Holds up every other first account until the transaction ends. */
export async function lockFirstPassword(tx: Queryable): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-first-account'))`);
}
