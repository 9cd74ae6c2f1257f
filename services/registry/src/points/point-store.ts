import { sql, type Queryable } from '@patchbay/chassis';
import type { ExtensionPoint } from '@patchbay/proto';
import { isOffered } from '../plugins/plugin-state.ts';

export type DeclaredPoint = ExtensionPoint & {
  plugin: string;
  /** The plugin's state when it is not offered. */
  held: string | null;
};

/** The points that active releases declare, those of the earliest installed plugin first. */
export async function listDeclaredPoints(tx: Queryable): Promise<DeclaredPoint[]> {
  const rows = await tx.many<{ slug: string; state: string; points: ExtensionPoint[] }>(sql`
    select p.slug, p.state, r.manifest -> 'extensionPoints' as points
    from plugins p
    join releases r on r.slug = p.slug and r.version = p.version
    where jsonb_array_length(coalesce(r.manifest -> 'extensionPoints', '[]')) > 0
    order by p.created_at, p.slug`);
  return rows.flatMap(({ slug, state, points }) =>
    points.map((point) => ({ ...point, plugin: slug, held: isOffered(state) ? null : state })),
  );
}
