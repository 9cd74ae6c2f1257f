import { sql, type KnownToken, type Queryable } from '@patchbay/chassis';

/** The given tokens, or all, of people and of plugins; none that is revoked or has expired. */
export function loadTokens(db: Queryable, ids?: readonly string[]): Promise<KnownToken[]> {
  return db.many<KnownToken>(sql`
    select id, secret_hash, user_id::text, '' as plugin, scopes, expires_at
    from api_tokens
    where revoked_at is null
      and (expires_at is null or expires_at > now())
      ${ids ? sql`and id = any (${ids}::uuid[])` : sql``}
    union all
    select id, secret_hash, '', slug, array[]::text[], null
    from credentials
    where revoked_at is null
      ${ids ? sql`and id = any (${ids}::uuid[])` : sql``}`);
}
