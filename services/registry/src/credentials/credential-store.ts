import { sql, type Queryable } from '@patchbay/chassis';

export type CredentialRow = {
  id: string;
  slug: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const columns = sql`id, slug, created_at, last_used_at, revoked_at`;

export function insertCredential(
  tx: Queryable,
  { id, slug, secretHash }: { id: string; slug: string; secretHash: Buffer },
): Promise<CredentialRow> {
  return tx.one<CredentialRow>(sql`
    insert into credentials (id, slug, secret_hash)
    values (${id}, ${slug}, ${secretHash})
    returning ${columns}`);
}

/** The credential, if the secret is its own; notes that it was used. */
export function useCredential(
  db: Queryable,
  { id, secretHash }: { id: string; secretHash: Buffer },
): Promise<CredentialRow | undefined> {
  return db.maybeOne<CredentialRow>(sql`
    update credentials
    set last_used_at = now()
    where id = ${id}
      and secret_hash = ${secretHash}
    returning ${columns}`);
}

export function listCredentials(db: Queryable, slug: string): Promise<CredentialRow[]> {
  return db.many<CredentialRow>(sql`
    select ${columns}
    from credentials
    ${slug ? sql`where slug = ${slug}` : sql``}
    order by slug, created_at`);
}

export function findCredential(db: Queryable, id: string): Promise<CredentialRow | undefined> {
  return db.maybeOne<CredentialRow>(sql`select ${columns} from credentials where id = ${id}`);
}

export function revokeCredential(tx: Queryable, id: string): Promise<CredentialRow> {
  return tx.one<CredentialRow>(sql`
    update credentials
    set revoked_at = coalesce(revoked_at, now())
    where id = ${id}
    returning ${columns}`);
}
