import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';
import type { DocumentKey } from './document-store.ts';

/** Keeps a document as it is, before it is rewritten for another release. */
export async function keepFormer(
  tx: Queryable,
  { slug, scope, scopeId }: DocumentKey,
): Promise<void> {
  await tx.run(sql`
    insert into former_settings (slug, scope, scope_id, schema_version, document)
    select slug, scope, scope_id, schema_version, document
    from settings
    where slug = ${slug}
      and scope = ${scope}
      and scope_id = ${scopeId}
    on conflict (slug, scope, scope_id, schema_version) do update
    set document = excluded.document, kept_at = now()`);
}

/** The document as it was in a schema version; undefined when it never was. */
export async function findFormer(
  tx: Queryable,
  { slug, scope, scopeId }: DocumentKey,
  schemaVersion: number,
): Promise<JsonObject | undefined> {
  const row = await tx.maybeOne<{ document: JsonObject }>(sql`
    select document
    from former_settings
    where slug = ${slug}
      and scope = ${scope}
      and scope_id = ${scopeId}
      and schema_version = ${schemaVersion}`);
  return row?.document;
}
