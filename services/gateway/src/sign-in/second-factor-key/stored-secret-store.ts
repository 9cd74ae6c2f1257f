import { sql, type Queryable } from '@patchbay/chassis';
import type { StoredSecret } from './factor-secrets.ts';

/** Before every user. */
export const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Some secrets of users after `after`, in clear or sealed by these keys, locked until the transaction ends.
 * Those that somebody else has locked are passed over.
 */
export function lockToBeSealed(
  tx: Queryable,
  { keyIds, after, limit }: { keyIds: readonly string[]; after: string; limit: number },
): Promise<({ userId: string } & StoredSecret)[]> {
  return tx.many(sql`
    select user_id, secret, key_id, sealed
    from second_factors
    where user_id > ${after}
      and (secret is not null or key_id = any (${keyIds}))
    order by user_id
    limit ${limit}
    for update skip locked`);
}

export async function saveStoredSecret(
  tx: Queryable,
  { userId, secret, keyId, sealed }: { userId: string } & StoredSecret,
): Promise<void> {
  await tx.run(sql`
    update second_factors
    set secret = ${secret},
      key_id = ${keyId},
      sealed = ${sealed}
    where user_id = ${userId}`);
}

/** How many secrets are sealed by keys that are none of these. */
export function countSealedByOthers(
  db: Queryable,
  keyIds: readonly string[],
): Promise<{ keyId: string; people: number }[]> {
  return db.many(sql`
    select key_id, count(*) as people
    from second_factors
    where secret is null
      and key_id <> all (${keyIds})
    group by key_id
    order by key_id`);
}
