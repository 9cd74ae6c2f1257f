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
 * Whether a user still has the password of this hash. Until the transaction ends nobody changes it, or
 * turns two-step sign-in on.
 */
export async function holdPassword(
  tx: Queryable,
  { userId, passwordHash }: { userId: string; passwordHash: string },
): Promise<boolean> {
  const row = await tx.maybeOne(sql`
    select from passwords
    where user_id = ${userId}
      and password_hash = ${passwordHash}
    for share`);
  return row !== undefined;
}

/**
 * Waits for sign-ins under way by a user's password and for others who change it, and holds both up until
 * the transaction ends. It is taken before anything else of the user is changed, so that no two wait for
 * each other.
 */
export async function lockPassword(tx: Queryable, userId: string): Promise<void> {
  // Who has no password yet has no row that could be locked.
  const name = `patchbay-password-${userId}`;
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  await tx.run(sql`select from passwords where user_id = ${userId} for update`);
}

export async function savePassword(
  db: Queryable,
  { userId, passwordHash }: { userId: string; passwordHash: string },
): Promise<void> {
  await db.run(sql`
    insert into passwords (user_id, password_hash)
    values (${userId}, ${passwordHash})
    on conflict (user_id) do update
    set password_hash = excluded.password_hash, changed_at = now()`);
}

/** Ends the links with which a user may set a password. */
export async function deleteLinksOf(db: Queryable, userId: string): Promise<void> {
  await db.run(sql`delete from password_links where user_id = ${userId}`);
}

/** Ends the sign-ins of a user that wait for a code. */
export async function deleteStepsOf(db: Queryable, userId: string): Promise<void> {
  await db.run(sql`delete from sign_in_steps where user_id = ${userId}`);
}

/** Holds up every other first account until the transaction ends. */
export async function lockFirstPassword(tx: Queryable): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-first-account'))`);
}
