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
  operatorTitle: string | null;
  index: number | null;
  pinnedVersion: string | null;
  replacedBy: string | null;
  refusal: string | null;
  refusedAt: Date | null;
  lastCrash: { error: string | null; at: string } | null;
  manifest: Manifest | null;
  /** The latest ten that registered. */
  releases: {
    version: string;
    approved: boolean;
    createdAt: string;
    rejectedAt: string | null;
    rejectionReason: string | null;
    manifest: Manifest;
  }[];
  instances: (StateColumns & {
    id: string;
    name: string;
    epoch: number;
    version: string;
    endpoint: string;
    sdk: string;
    started_at: string;
    take_overs: number;
    taken_over_at: string | null;
    taken_from: string | null;
  })[];
  contributions: (StateColumns & {
    id: string;
    point: string;
    point_version: number;
    properties: JsonObject;
    enabled: boolean;
    index: number | null;
  })[];
  /** The site's document, and its sealed secrets in base64 by name. */
  settings: JsonObject;
  secrets: Record<string, string>;
  settingsChanges: number;
  /** Some documents are of another schema version than the active release. */
  outdatedSettings: boolean;
  restartNeededAt: Date | null;
  restartRequestedAt: Date | null;
  credentials: string[];
  /** All of these were made for a plugin that comes with the platform. */
  bundled: boolean;
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

/** Gives each change of a plugin its revision. The counter's row is locked from here to the commit. */
export async function addRevisions(tx: Queryable, slugs: readonly string[]): Promise<void> {
  await tx.run(sql`
    with head as (
      update catalog_head set revision = revision + ${slugs.length} returning revision
    ),
    added as (
      insert into catalog_changes (revision, slug)
      select head.revision - ${slugs.length} + changed.place, changed.slug
      from head, unnest(${slugs}::text[]) with ordinality as changed (slug, place)
    )
    select pg_notify('catalog', '')`);
}

/** Forgets all but the latest `keep` revisions. */
export async function trimRevisions(db: Queryable, keep: number): Promise<void> {
  await db.run(sql`
    delete from catalog_changes
    where revision <= (select revision from catalog_head) - ${keep}`);
}

/** The given plugins, or all; cost: one statement, nine index look-ups a plugin. */
export function loadPlugins(db: Queryable, slugs?: readonly string[]): Promise<CatalogRow[]> {
  return db.many<CatalogRow>(sql`
    select p.slug, p.enabled, p.version, p.state, p.reason, p.message, p.hint, p.since,
      p.operator_title, p.index, p.pinned_version, p.replaced_by, p.refusal,
      p.refused_at, r.manifest,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'version', v.version, 'approved', v.approved,
          'createdAt', v.created_at, 'rejectedAt', v.rejected_at,
          'rejectionReason', v.rejection_reason, 'manifest', v.manifest))
        from (
          select * from releases v
          where v.slug = p.slug
          order by v.registered_at desc
          limit 10
        ) v
      ), '[]') as releases,
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
        select s.document
        from settings s
        where s.slug = p.slug and s.scope = 'site' and s.scope_id = ''
      ), '{}') as settings,
      coalesce((
        select jsonb_object_agg(k.name, encode(k.sealed, 'base64'))
        from setting_secrets k
        where k.slug = p.slug and k.scope = 'site'
      ), '{}') as secrets,
      exists (
        select 1
        from settings s
        where s.slug = p.slug
          and s.schema_version <> coalesce((r.manifest ->> 'settingsVersion')::int, 1)
      ) as outdated_settings,
      (
        select jsonb_build_object('error', c.error, 'at', c.crashed_at)
        from crashes c
        where c.slug = p.slug
        order by c.crashed_at desc
        limit 1
      ) as last_crash,
      p.settings_changes, p.restart_needed_at, p.restart_requested_at,
      valid.credentials, valid.bundled
    from plugins p
    left join releases r on r.slug = p.slug and r.version = p.version
    cross join lateral (
      select coalesce(jsonb_agg(k.id), '[]') as credentials,
        coalesce(bool_and(k.bundled), false) as bundled
      from credentials k
      where k.slug = p.slug and k.revoked_at is null
    ) valid
    ${slugs ? sql`where p.slug = any (${slugs})` : sql``}
    order by p.slug`);
}
