import { sql, type Queryable } from '@patchbay/chassis';

export type TokenRow = {
  id: string;
  userId: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const columns = sql`
  id, user_id, name, scopes, created_at, expires_at, last_used_at, revoked_at`;

export function insertToken(
  tx: Queryable,
  token: Pick<TokenRow, 'id' | 'userId' | 'name' | 'scopes' | 'expiresAt'> & { secretHash: Buffer },
): Promise<TokenRow> {
  const { id, userId, name, scopes, expiresAt, secretHash } = token;
  return tx.one<TokenRow>(sql`
    insert into api_tokens (id, user_id, name, scopes, expires_at, secret_hash)
    values (${id}, ${userId}, ${name}, ${scopes}, ${expiresAt}, ${secretHash})
    returning ${columns}`);
}

/** The latest first. */
export function listTokens(db: Queryable, userId: string): Promise<TokenRow[]> {
  return db.many<TokenRow>(sql`
    select ${columns}
    from api_tokens
    where user_id = ${userId}
    order by created_at desc`);
}

export function findToken(db: Queryable, id: string): Promise<TokenRow | undefined> {
  return db.maybeOne<TokenRow>(sql`select ${columns} from api_tokens where id = ${id}`);
}

/** Of API tokens and of plugins' credentials. */
export async function noteTokensUsed(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.run(sql`
    with of_people as (
      update api_tokens
      set last_used_at = now()
      where id = any (${ids}::uuid[])
    )
    update credentials
    set last_used_at = now()
    where id = any (${ids}::uuid[])`);
}

export function revokeToken(tx: Queryable, id: string): Promise<TokenRow> {
  return tx.one<TokenRow>(sql`
    update api_tokens
    set revoked_at = coalesce(revoked_at, now())
    where id = ${id}
    returning ${columns}`);
}
