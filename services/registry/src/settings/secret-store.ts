import { sql, type Queryable } from '@patchbay/chassis';
import type { DocumentKey } from './document-store.ts';

/** Stores sealed secrets of a document that is there. */
export async function saveSecret(
  tx: Queryable,
  { slug, scope, scopeId }: DocumentKey,
  { name, keyId, sealed }: { name: string; keyId: string; sealed: Buffer },
): Promise<void> {
  await tx.run(sql`
    insert into setting_secrets (slug, scope, scope_id, name, key_id, sealed)
    values (${slug}, ${scope}, ${scopeId}, ${name}, ${keyId}, ${sealed})
    on conflict (slug, scope, scope_id, name) do update
    set key_id = excluded.key_id, sealed = excluded.sealed`);
}

export async function deleteSecrets(
  tx: Queryable,
  { slug, scope, scopeId }: DocumentKey,
  names: readonly string[],
): Promise<void> {
  await tx.run(sql`
    delete from setting_secrets
    where slug = ${slug}
      and scope = ${scope}
      and scope_id = ${scopeId}
      and name = any (${names})`);
}

export type SealedRow = DocumentKey & { name: string; sealed: Buffer };

/**
 * Some secrets that these keys sealed, locked until the transaction ends; waits for who has them, so that
 * none is overlooked.
 */
export function lockSealedWith(
  tx: Queryable,
  keyIds: readonly string[],
  { limit }: { limit: number },
): Promise<SealedRow[]> {
  return tx.many<SealedRow>(sql`
    select slug, scope, scope_id, name, sealed
    from setting_secrets
    where key_id = any (${keyIds})
    order by slug, scope, scope_id, name
    limit ${limit}
    for update`);
}

/** How many secrets each key has sealed. */
export function countByKey(db: Queryable): Promise<{ keyId: string; secrets: number }[]> {
  return db.many(sql`
    select key_id, count(*) as secrets
    from setting_secrets
    group by key_id
    order by key_id`);
}
