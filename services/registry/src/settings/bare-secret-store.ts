import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, SettingScope } from '@patchbay/proto';

/** Settings of one scope of a plugin that are secrets. */
export type SecretsOfScope = { slug: string; scope: SettingScope; names: readonly string[] };

/** What documents hold in clear of them. */
export function listBare(
  tx: Queryable,
  { slug, scope, names }: SecretsOfScope,
): Promise<{ scopeId: string; values: JsonObject }[]> {
  return tx.many(sql`
    select scope_id, (
        select jsonb_object_agg(key, value)
        from jsonb_each(document)
        where key = any (${names})
      ) as values
    from settings
    where slug = ${slug}
      and scope = ${scope}
      and document ?| ${names}::text[]
    order by scope_id`);
}

/** Takes them out of documents. Their version stays: what they show is the same. */
export async function removeBare(
  tx: Queryable,
  { slug, scope, names }: SecretsOfScope,
): Promise<void> {
  await tx.run(sql`
    update settings
    set document = document - ${names}::text[]
    where slug = ${slug}
      and scope = ${scope}
      and document ?| ${names}::text[]`);
}

/** Takes them out of documents that are kept for a rollback. */
export async function removeFormerBare(
  tx: Queryable,
  { slug, scope, names }: SecretsOfScope,
): Promise<void> {
  await tx.run(sql`
    update former_settings
    set document = document - ${names}::text[]
    where slug = ${slug}
      and scope = ${scope}
      and document ?| ${names}::text[]`);
}

/** Plugins of which a document holds any of these in clear. */
export async function pluginsWithBare(
  db: Queryable,
  secrets: readonly SecretsOfScope[],
): Promise<string[]> {
  const rows = await db.many<{ slug: string }>(sql`
    select distinct s.slug
    from settings s
    join jsonb_to_recordset(${JSON.stringify(secrets)}::jsonb)
      as wanted (slug text, scope text, names jsonb) using (slug, scope)
    where s.document ?| array(select jsonb_array_elements_text(wanted.names))`);
  return rows.map(({ slug }) => slug);
}
