import { sql, type Queryable } from '@patchbay/chassis';
import type { ManifestContribution } from '@patchbay/proto';

export type ContributionState = 'shown' | 'waiting' | 'removed';

/** The extension points of the platform itself. */
const platformPoints = new Set(['nav']);

/**
 * Stores what the active release contributes. One to an unknown point waits for it; one that the
 * release no longer has is kept as removed.
 */
export async function saveContributions(
  tx: Queryable,
  slug: string,
  contributions: readonly ManifestContribution[],
): Promise<void> {
  const rows = contributions.map((properties) => ({
    id: properties.id,
    point: properties.point,
    state: platformPoints.has(properties.point) ? 'shown' : 'waiting',
    properties,
  }));
  await tx.run(sql`
    insert into contributions (slug, id, point, state, properties)
    select ${slug}, r.id, r.point, r.state, r.properties
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id text, point text, state text, properties jsonb)
    on conflict (slug, id) do update
    set point = excluded.point,
      properties = excluded.properties,
      state = excluded.state,
      since = case when contributions.state = excluded.state then contributions.since else now() end`);
  await tx.run(sql`
    update contributions
    set state = 'removed', since = now()
    where slug = ${slug}
      and state <> 'removed'
      and id <> all (${rows.map(({ id }) => id)})`);
}
