import { sql, type Queryable } from '@patchbay/chassis';

export type CredentialRow = {
  id: string;
  slug: string;
  bundled: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const columns = sql`id, slug, bundled, created_at, last_used_at, revoked_at`;

export function insertCredential(
  tx: Queryable,
  {
    id,
    slug,
    secretHash,
    bundled,
  }: { id: string; slug: string; secretHash: Buffer; bundled: boolean },
): Promise<CredentialRow> {
  return tx.one<CredentialRow>(sql`
    insert into credentials (id, slug, secret_hash, bundled)
    values (${id}, ${slug}, ${secretHash}, ${bundled})
    returning ${columns}`);
}

/**
 * Each credential, if the secret presented is its own; notes to the minute that they were used. One
 * that is being changed is not waited for.
 */
export async function useCredentials(
  db: Queryable,
  presented: readonly { id: string; secretHash: Buffer }[],
): Promise<(CredentialRow | undefined)[]> {
  const rows = await db.many<CredentialRow & { place: number }>(sql`
    with presented as (
      select *
      from unnest(
        ${presented.map(({ id }) => id)}::uuid[],
        ${presented.map(({ secretHash }) => secretHash)}::bytea[]
      ) with ordinality as it (id, secret_hash, place)
    ),
    unnoted as (
      select id
      from credentials
      join presented using (id, secret_hash)
      where last_used_at is null
        or last_used_at < now() - interval '1 minute'
      for update of credentials skip locked
    ),
    noted as (
      update credentials
      set last_used_at = now()
      where id in (select id from unnoted)
    )
    select place, ${columns}
    from credentials
    join presented using (id, secret_hash)`);
  const byPlace = new Map(rows.map(({ place, ...credential }) => [place, credential]));
  return presented.map((_, index) => byPlace.get(index + 1));
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
