import { sql, type Queryable } from '@patchbay/chassis';
import { lockPassword } from '../password-store.ts';

export async function endSessionsOf(db: Queryable, userIds: readonly string[]): Promise<void> {
  await db.run(sql`delete from sessions where user_id = any (${userIds}::uuid[])`);
}

/** Deletes all that is kept of a user here. */
export async function forgetUser(tx: Queryable, userId: string): Promise<void> {
  await lockPassword(tx, userId);
  const tables = [
    sql`passwords`,
    sql`password_links`,
    sql`sign_in_steps`,
    sql`second_factors`,
    sql`external_identities`,
    sql`oidc_flows`,
    sql`sessions`,
  ];
  for (const table of tables) await tx.run(sql`delete from ${table} where user_id = ${userId}`);
}
