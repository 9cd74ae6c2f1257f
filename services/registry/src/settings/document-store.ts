import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, SettingScope } from '@patchbay/proto';

/** Whose settings of which plugin. The id is that of the space or the person; empty for the site. */
export type DocumentKey = { slug: string; scope: SettingScope; scopeId: string };

/** What is stored in one scope; sealed secrets by name. */
export type StoredDocument = {
  scope: SettingScope;
  scopeId: string;
  values: JsonObject;
  secrets: Record<string, Buffer>;
  version: number;
  schemaVersion: number;
  changedBy: string;
  changedAt: Date;
  trouble: string;
};

const columns = sql`s.scope, s.scope_id, s.document as values, s.version, s.schema_version,
  s.changed_by, s.changed_at, s.trouble,
  coalesce((
    select jsonb_object_agg(k.name, encode(k.sealed, 'base64'))
    from setting_secrets k
    where (k.slug, k.scope, k.scope_id) = (s.slug, s.scope, s.scope_id)
  ), '{}') as secrets`;

export async function findDocument(
  db: Queryable,
  { slug, scope, scopeId }: DocumentKey,
): Promise<StoredDocument | undefined> {
  const row = await db.maybeOne<Row>(sql`
    select ${columns}
    from settings s
    where slug = ${slug}
      and scope = ${scope}
      and scope_id = ${scopeId}`);
  return row && toDocument(row);
}

/** Every document of a plugin: the site's, then by scope and id. */
export async function listDocuments(db: Queryable, slug: string): Promise<StoredDocument[]> {
  const rows = await db.many<Row>(sql`
    select ${columns}
    from settings s
    where slug = ${slug}
    order by scope, scope_id`);
  return rows.map(toDocument);
}

/** Documents of another schema version than the active release's. */
export async function listOutdated(
  db: Queryable,
  slug: string,
  schemaVersion: number,
): Promise<StoredDocument[]> {
  const rows = await db.many<Row>(sql`
    select ${columns}
    from settings s
    where slug = ${slug}
      and schema_version <> ${schemaVersion}
    order by scope, scope_id`);
  return rows.map(toDocument);
}

/** Stores a document as the next version, counting the change for the plugin's streams. */
export async function saveDocument(
  tx: Queryable,
  { slug, scope, scopeId }: DocumentKey,
  document: { values: JsonObject; schemaVersion: number; changedBy: string },
): Promise<void> {
  const { values, schemaVersion, changedBy } = document;
  await tx.run(sql`
    with counted as (
      update plugins
      set settings_changes = settings_changes + 1
      where slug = ${slug}
      returning settings_changes
    )
    insert into settings (
      slug, scope, scope_id, document, version, schema_version, changed_by, change)
    select ${slug}, ${scope}, ${scopeId}, ${JSON.stringify(values)}::jsonb, 1, ${schemaVersion},
      ${changedBy}, settings_changes
    from counted
    on conflict (slug, scope, scope_id) do update
    set document = excluded.document,
      version = settings.version + 1,
      schema_version = excluded.schema_version,
      changed_by = excluded.changed_by,
      changed_at = now(),
      trouble = '',
      change = excluded.change`);
}

export async function saveTrouble(
  tx: Queryable,
  { slug, scope, scopeId }: DocumentKey,
  trouble: string,
): Promise<void> {
  await tx.run(sql`
    update settings
    set trouble = ${trouble}
    where slug = ${slug}
      and scope = ${scope}
      and scope_id = ${scopeId}`);
}

/** The scopes below the site whose documents changed after `change`. */
export function changedScopes(
  db: Queryable,
  slug: string,
  change: number,
): Promise<{ scope: SettingScope; scopeId: string }[]> {
  return db.many(sql`
    select scope, scope_id
    from settings
    where slug = ${slug}
      and change > ${change}
      and scope <> 'site'`);
}

/** Deletes what every plugin has of a space or a person that is gone. */
export async function deleteScope(
  tx: Queryable,
  scope: Exclude<SettingScope, 'site'>,
  scopeId: string,
): Promise<void> {
  await tx.run(sql`
    delete from settings
    where scope = ${scope}
      and scope_id = ${scopeId}`);
}

type Row = Omit<StoredDocument, 'secrets'> & { secrets: Record<string, string> };

function toDocument({ secrets, ...row }: Row): StoredDocument {
  const sealed = Object.entries(secrets).map(([name, text]): [string, Buffer] => [
    name,
    Buffer.from(text, 'base64'),
  ]);
  return { ...row, secrets: Object.fromEntries(sealed) };
}
