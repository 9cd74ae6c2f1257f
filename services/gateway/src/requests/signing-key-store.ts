import { sql, type Queryable } from '@patchbay/chassis';
import type { JWK } from 'jose';

export type SigningKeyRow = { kid: string; privateJwk: JWK; signsFrom: Date };

/** Held until the transaction ends: one replica at a time rotates. */
export async function lockSigningKeys(tx: Queryable): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-signing-keys'))`);
}

/** Every key, the newest first. */
export function signingKeys(db: Queryable): Promise<SigningKeyRow[]> {
  return db.many(
    sql`select kid, private_jwk, signs_from from signing_keys order by signs_from desc`,
  );
}

export async function addSigningKey(
  tx: Queryable,
  { kid, privateJwk, signsFrom }: SigningKeyRow,
): Promise<void> {
  await tx.run(sql`
    insert into signing_keys (kid, private_jwk, signs_from)
    values (${kid}, ${JSON.stringify(privateJwk)}, ${signsFrom})`);
}

/** Deletes the keys whose successor has been signing since before `until`. */
export async function deleteSupersededKeys(tx: Queryable, until: Date): Promise<void> {
  await tx.run(sql`
    delete from signing_keys
    where exists (
      select from signing_keys newer
      where newer.signs_from > signing_keys.signs_from
        and newer.signs_from < ${until})`);
}
