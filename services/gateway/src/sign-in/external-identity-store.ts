import { sql, type Queryable } from '@patchbay/chassis';

type Identity = { issuer: string; subject: string };

/** Who it is here, noting that it was used. */
export async function userOfIdentity(
  db: Queryable,
  { issuer, subject }: Identity,
): Promise<string | undefined> {
  const row = await db.maybeOne<{ userId: string }>(sql`
    update external_identities
    set last_used_at = now()
    where issuer = ${issuer}
      and subject = ${subject}
    returning user_id`);
  return row?.userId;
}

/** Connects an identity with a user; false when it is another user's. */
export async function linkIdentity(
  db: Queryable,
  { issuer, subject, userId }: Identity & { userId: string },
): Promise<boolean> {
  const row = await db.maybeOne<{ userId: string }>(sql`
    insert into external_identities (issuer, subject, user_id)
    values (${issuer}, ${subject}, ${userId})
    on conflict (issuer, subject) do update
    set last_used_at = now()
    returning user_id`);
  return row?.userId === userId;
}

/** Whether a user is connected with a provider. */
export async function hasIdentity(db: Queryable, userId: string): Promise<boolean> {
  const { found } = await db.one<{ found: boolean }>(sql`
    select exists (
      select from external_identities
      where user_id = ${userId}
    ) as found`);
  return found;
}

export async function unlinkIdentities(db: Queryable, userId: string): Promise<void> {
  await db.run(sql`delete from external_identities where user_id = ${userId}`);
}
