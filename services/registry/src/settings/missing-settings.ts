import { sql, type Queryable } from '@patchbay/chassis';
import { settingFields, type JsonObject } from '@patchbay/proto';
import { missingSettings } from './effective.ts';
import { splitSecrets } from './layers.ts';

/** Required site settings of a release that nobody has set. */
export async function missingSiteSettings(
  tx: Queryable,
  slug: string,
  version: string,
): Promise<string[]> {
  const found = await tx.maybeOne<{
    schema: JsonObject | null;
    document: JsonObject;
    sealed: string[];
  }>(sql`
    select r.manifest -> 'settings' as schema,
      coalesce((
        select s.document
        from settings s
        where s.slug = r.slug and s.scope = 'site'
      ), '{}') as document,
      array(
        select k.name
        from setting_secrets k
        where k.slug = r.slug and k.scope = 'site'
      ) as sealed
    from releases r
    where r.slug = ${slug}
      and r.version = ${version}`);
  if (!found?.schema) return [];
  const fields = settingFields(found.schema);
  const secrets = Object.fromEntries(found.sealed.map((name) => [name, Buffer.alloc(0)]));
  const { open, hidden } = splitSecrets(fields, { values: found.document, secrets });
  return missingSettings([{ scope: 'site', fields, values: open, secrets: hidden }]);
}
