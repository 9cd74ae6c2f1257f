import { sql, type Queryable } from '@patchbay/chassis';
import type { StoredSecret } from './second-factor-key/factor-secrets.ts';

export type SecondFactorRow = StoredSecret & { confirmed: boolean; recoveryCodes: number };

const factors = sql`
  select secret, key_id, sealed,
    confirmed_at is not null as confirmed,
    (
      select count(*)
      from recovery_codes r
      where r.user_id = f.user_id
    ) as recovery_codes
  from second_factors f`;

export function readSecondFactor(
  db: Queryable,
  userId: string,
): Promise<SecondFactorRow | undefined> {
  return db.maybeOne<SecondFactorRow>(sql`${factors} where user_id = ${userId}`);
}

/** The same, which nobody changes until the transaction ends. */
export function lockSecondFactor(
  tx: Queryable,
  userId: string,
): Promise<SecondFactorRow | undefined> {
  return tx.maybeOne<SecondFactorRow>(sql`${factors} where user_id = ${userId} for update of f`);
}

/** Stores a secret whose first code is awaited; false when there is one that is in use. */
export async function addSecret(
  db: Queryable,
  { userId, secret, keyId, sealed }: { userId: string } & StoredSecret,
): Promise<boolean> {
  const changed = await db.run(sql`
    insert into second_factors (user_id, secret, key_id, sealed)
    values (${userId}, ${secret}, ${keyId}, ${sealed})
    on conflict (user_id) do update
    set secret = excluded.secret,
      key_id = excluded.key_id,
      sealed = excluded.sealed,
      created_at = now()
    where second_factors.confirmed_at is null`);
  return changed > 0;
}

/** Uses up a period's code; false when it, or a later one, was used before. */
export async function usePeriod(
  db: Queryable,
  { userId, period }: { userId: string; period: number },
): Promise<boolean> {
  const changed = await db.run(sql`
    update second_factors
    set last_period = ${period}
    where user_id = ${userId}
      and last_period < ${period}`);
  return changed > 0;
}

/** Puts a secret to use, with the hashes of its recovery codes. */
export async function confirmSecret(
  tx: Queryable,
  { userId, codeHashes }: { userId: string; codeHashes: readonly Buffer[] },
): Promise<void> {
  await tx.run(sql`
    update second_factors
    set confirmed_at = now()
    where user_id = ${userId}`);
  await tx.run(sql`
    insert into recovery_codes (user_id, code_hash)
    select ${userId}, code_hash
    from unnest(${codeHashes}::bytea[]) as t (code_hash)`);
}

/** Uses up a recovery code; false when there is none such. */
export async function useRecoveryCode(
  db: Queryable,
  { userId, codeHash }: { userId: string; codeHash: Buffer },
): Promise<boolean> {
  const deleted = await db.run(sql`
    delete from recovery_codes
    where user_id = ${userId}
      and code_hash = ${codeHash}`);
  return deleted > 0;
}

/** Whether there was one. */
export async function deleteSecondFactor(db: Queryable, userId: string): Promise<boolean> {
  return (await db.run(sql`delete from second_factors where user_id = ${userId}`)) > 0;
}
