import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject } from '@patchbay/proto';

export async function storedSettings(db: Queryable, slug: string): Promise<JsonObject> {
  const row = await db.one<{ settings: JsonObject }>(sql`
    select coalesce(jsonb_object_agg(name, value), '{}') as settings
    from settings
    where slug = ${slug}`);
  return row.settings;
}

export async function saveSettings(tx: Queryable, slug: string, values: JsonObject): Promise<void> {
  await tx.run(sql`
    insert into settings (slug, name, value)
    select ${slug}, key, value
    from jsonb_each(${JSON.stringify(values)}::jsonb)
    on conflict (slug, name) do update
    set value = excluded.value, updated_at = now()`);
}

export async function deleteSettings(
  tx: Queryable,
  slug: string,
  names: readonly string[],
): Promise<void> {
  await tx.run(sql`
    delete from settings
    where slug = ${slug}
      and name = any (${names})`);
}
