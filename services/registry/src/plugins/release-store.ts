import { sql, type Queryable } from '@patchbay/chassis';
import type { Manifest } from '@patchbay/proto';
import semver from 'semver';

export type ReleaseRow = {
  version: string;
  approved: boolean;
  /** Why an operator turned it down; null when nobody did. */
  rejectionReason: string | null;
  /** The range of platform versions it works with. */
  platform: string | null;
  /** It has settings of the site. */
  configurable: boolean;
};

/** The releases of a plugin, the newest version first. */
export async function listReleases(tx: Queryable, slug: string): Promise<ReleaseRow[]> {
  const rows = await tx.many<ReleaseRow>(sql`
    select version, approved, rejection_reason, manifest ->> 'platform' as platform,
      manifest ? 'settings' as configurable
    from releases
    where slug = ${slug}`);
  return rows.toSorted((a, b) => semver.rcompare(a.version, b.version));
}

export async function findManifest(
  tx: Queryable,
  slug: string,
  version: string,
): Promise<Manifest | undefined> {
  const row = await tx.maybeOne<{ manifest: Manifest }>(sql`
    select manifest
    from releases
    where slug = ${slug}
      and version = ${version}`);
  return row?.manifest;
}

export async function saveRelease(
  tx: Queryable,
  manifest: Manifest,
  { approved }: { approved: boolean },
): Promise<void> {
  const { slug, version } = manifest;
  await tx.run(sql`
    insert into releases (slug, version, manifest, approved)
    values (${slug}, ${version}, ${JSON.stringify(manifest)}, ${approved})
    on conflict (slug, version) do update
    set manifest = excluded.manifest,
      approved = excluded.approved,
      registered_at = now()`);
}

/** Whether there is such a release; it is approved now. */
export async function approveRelease(
  tx: Queryable,
  slug: string,
  version: string,
): Promise<boolean> {
  const approved = await tx.run(sql`
    update releases
    set approved = true, rejected_at = null, rejection_reason = null
    where slug = ${slug}
      and version = ${version}`);
  return approved > 0;
}

/** Whether there is such a release that is not approved; it is rejected now. */
export async function rejectRelease(
  tx: Queryable,
  { slug, version, reason }: { slug: string; version: string; reason: string },
): Promise<boolean> {
  const rejected = await tx.run(sql`
    update releases
    set rejected_at = now(), rejection_reason = ${reason}
    where slug = ${slug}
      and version = ${version}
      and not approved`);
  return rejected > 0;
}
