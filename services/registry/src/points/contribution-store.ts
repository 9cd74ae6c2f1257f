import { sql, type Queryable } from '@patchbay/chassis';
import type { JsonObject, Manifest, ManifestContribution } from '@patchbay/proto';
import type { ContributionState } from './contribution-state.ts';

export type ContributionRow = {
  slug: string;
  id: string;
  point: string;
  pointVersion: number;
  properties: JsonObject;
  enabled: boolean;
  state: string;
  message: string;
  /** Those that the active release lists. */
  routes: Manifest['routes'] | null;
};

/**
 * Stores what the active release contributes, not yet decided about; what the release no longer has is kept
 * as removed. What an operator decided of a contribution stays.
 */
export async function saveContributions(
  tx: Queryable,
  slug: string,
  contributions: readonly ManifestContribution[],
): Promise<void> {
  const rows = contributions.map((properties) => ({
    id: properties.id,
    point: properties.point,
    point_version: properties.pointVersion ?? 1,
    properties,
  }));
  await tx.run(sql`
    insert into contributions (slug, id, point, point_version, properties, state)
    select ${slug}, r.id, r.point, r.point_version, r.properties, 'new'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id text, point text, point_version int, properties jsonb)
    on conflict (slug, id) do update
    set point = excluded.point,
      point_version = excluded.point_version,
      properties = excluded.properties,
      state = case when contributions.state = 'removed' then 'new' else contributions.state end`);
  await tx.run(sql`
    update contributions
    set state = 'removed',
      reason = 'not-in-release',
      message = 'the active release no longer contributes it',
      since = now()
    where slug = ${slug}
      and state <> 'removed'
      and id <> all (${rows.map(({ id }) => id)})`);
}

/** Contributions of active releases: of one plugin, or of all. */
export function listContributions(tx: Queryable, slug?: string): Promise<ContributionRow[]> {
  return tx.many<ContributionRow>(sql`
    select c.slug, c.id, c.point, c.point_version, c.properties, c.enabled, c.state, c.message,
      r.manifest -> 'routes' as routes
    from contributions c
    join plugins p on p.slug = c.slug
    left join releases r on r.slug = p.slug and r.version = p.version
    where c.state <> 'removed'
      ${slug === undefined ? sql`` : sql`and c.slug = ${slug}`}
    order by c.slug, c.id`);
}

export async function saveContributionState(
  tx: Queryable,
  { slug, id }: { slug: string; id: string },
  { name, reason, message }: ContributionState,
): Promise<void> {
  await tx.run(sql`
    update contributions
    set state = ${name},
      reason = ${reason},
      message = ${message},
      since = case when state = ${name} then since else now() end
    where slug = ${slug}
      and id = ${id}`);
}

/** An operator's decisions; whether there is such a contribution. */
export async function decideContribution(
  tx: Queryable,
  { slug, id }: { slug: string; id: string },
  { enabled, index }: { enabled?: boolean; index?: number | null },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update contributions
    set enabled = case when ${enabled !== undefined} then ${enabled} else enabled end,
      index = case when ${index !== undefined} then ${index} else index end
    where slug = ${slug}
      and id = ${id}`);
  return changed > 0;
}

/** Who else contributes under one of these ids to the same point. */
export function findNamesakes(
  tx: Queryable,
  slug: string,
  contributions: readonly { id: string; point: string }[],
): Promise<{ slug: string; id: string; point: string }[]> {
  return tx.many(sql`
    select c.slug, c.id, c.point
    from contributions c
    join unnest(
      ${contributions.map(({ id }) => id)}::text[],
      ${contributions.map(({ point }) => point)}::text[]
    ) as mine (id, point) on mine.id = c.id and mine.point = c.point
    where c.slug <> ${slug}
      and c.state <> 'removed'`);
}
