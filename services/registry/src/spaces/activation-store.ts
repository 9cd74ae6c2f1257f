import { sql, type Queryable } from '@patchbay/chassis';
import type { Json } from '@patchbay/proto';

export type ActivationRow = {
  plugin: string;
  title: string;
  description: string;
  icon: string;
  enabled: boolean;
  state: string;
  scopes: Json;
  /** Null where nobody decided. */
  decided: boolean | null;
  /** Whether it is told when a space is deleted. */
  forgets: boolean;
};

/** The installed plugins that spaces can have, in the order of the navigation. */
export function listSpacePlugins(db: Queryable, space: string): Promise<ActivationRow[]> {
  return db.many<ActivationRow>(sql`
    select p.slug as plugin, p.enabled, p.state, r.manifest->'scopes' as scopes,
      coalesce(p.operator_title, r.manifest->>'title', p.slug) as title,
      coalesce(r.manifest->>'description', '') as description,
      coalesce(r.manifest->>'icon', '') as icon,
      a.active as decided,
      coalesce(r.manifest->'lifecycle' ? 'space-deleted', false) as forgets
    from plugins p
    join releases r on r.slug = p.slug and r.version = p.version
    left join space_plugins a on a.plugin = p.slug and a.space = ${space}
    where r.manifest->'scopes' ? 'space' and not p.removed
    order by p.index nulls last, lower(coalesce(p.operator_title, r.manifest->>'title', p.slug))`);
}

export async function saveActivation(
  tx: Queryable,
  space: string,
  { plugin, active }: { plugin: string; active: boolean },
): Promise<void> {
  await tx.run(sql`
    insert into space_plugins (space, plugin, active)
    values (${space}, ${plugin}, ${active})
    on conflict (space, plugin) do update
    set active = excluded.active, decided_at = now()`);
}

/** Forgets what was decided about a plugin everywhere, and tells in which spaces it was. */
export async function resetActivations(tx: Queryable, plugin: string): Promise<string[]> {
  const rows = await tx.many<{ space: string }>(sql`
    delete from space_plugins
    where plugin = ${plugin}
    returning space`);
  return rows.map(({ space }) => space);
}

/** Makes what was decided about a plugin that of its successor, and tells in which spaces it was. */
export async function takeOverActivations(
  tx: Queryable,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const rows = await tx.many<{ space: string }>(sql`
    insert into space_plugins (space, plugin, active, decided_at)
    select space, ${to}, active, decided_at
    from space_plugins
    where plugin = ${from}
    on conflict do nothing
    returning space`);
  return rows.map(({ space }) => space);
}
