import { sql, type Queryable } from '@patchbay/chassis';
import { settingFields, type JsonObject } from '@patchbay/proto';
import { missingSettings } from './effective.ts';

/** Required site settings of a release that nobody has set. */
export async function missingSiteSettings(
  tx: Queryable,
  slug: string,
  version: string,
): Promise<string[]> {
  const found = await tx.maybeOne<{ schema: JsonObject | null; stored: string[] }>(sql`
    select r.manifest -> 'settings' as schema,
      array(
        select jsonb_object_keys(s.document)
        from settings s
        where s.slug = r.slug and s.scope = 'site'
        union
        select k.name
        from setting_secrets k
        where k.slug = r.slug and k.scope = 'site'
      ) as stored
    from releases r
    where r.slug = ${slug}
      and r.version = ${version}`);
  if (!found?.schema) return [];
  const fields = settingFields(found.schema);
  return missingSettings([{ scope: 'site', fields, values: {}, secrets: found.stored }]);
}
