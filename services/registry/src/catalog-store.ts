import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, Manifest } from '@patchbay/proto';

export type Revision = { revision: number; slug: string };

type StateColumns = { state: string; reason: string; message: string; since: string };

/** Everything the catalog shows of a plugin, as one row. Moments in the lists are ISO strings. */
export type CatalogRow = {
  slug: string;
  enabled: boolean;
  version: string | null;
  state: string;
  reason: string;
  message: string;
  hint: string;
  since: Date;
  manifest: Manifest | null;
  instances: (StateColumns & {
    id: string;
    name: string;
    epoch: number;
    version: string;
    endpoint: string;
    sdk: string;
  })[];
  contributions: {
    id: string;
    point: string;
    properties: JsonObject;
    state: string;
    since: string;
  }[];
  settings: JsonObject;
  credentials: string[];
};

export async function headRevision(db: Queryable): Promise<number> {
  return (await db.one<{ revision: number }>(sql`select revision from catalog_head`)).revision;
}

export function revisionsAfter(db: Queryable, revision: number): Promise<Revision[]> {
  return db.many<Revision>(sql`
    select revision, slug
    from catalog_changes
    where revision > ${revision}
    order by revision`);
}

/** Forgets all but the latest `keep` revisions. */
export async function trimRevisions(db: Queryable, keep: number): Promise<void> {
  await db.run(sql`
    delete from catalog_changes
    where revision <= (select revision from catalog_head) - ${keep}`);
}

/** The given plugins, or all; cost: one statement, four index look-ups a plugin. */
export function loadPlugins(db: Queryable, slugs?: readonly string[]): Promise<CatalogRow[]> {
  return db.many<CatalogRow>(sql`
    select p.slug, p.enabled, p.version, p.state, p.reason, p.message, p.hint, p.since, r.manifest,
      coalesce((
        select jsonb_agg(to_jsonb(i) order by i.name)
        from instances i
        where i.slug = p.slug and i.state <> 'offline'
      ), '[]') as instances,
      coalesce((
        select jsonb_agg(to_jsonb(c) order by c.id)
        from contributions c
        where c.slug = p.slug
      ), '[]') as contributions,
      coalesce((
        select jsonb_object_agg(s.name, s.value)
        from settings s
        where s.slug = p.slug
      ), '{}') as settings,
      coalesce((
        select jsonb_agg(k.id)
        from credentials k
        where k.slug = p.slug and k.revoked_at is null
      ), '[]') as credentials
    from plugins p
    left join releases r on r.slug = p.slug and r.version = p.version
    ${slugs ? sql`where p.slug = any (${slugs})` : sql``}
    order by p.slug`);
}
