import { sql, type Queryable } from '@patchbay/chassis';
import type { Manifest } from '@patchbay/proto';
import { isPlatformPoint } from '../points/extension-points.ts';
import type { ProviderChoice } from './resolver.ts';
import type { State } from '../plugins/plugin-state.ts';

export type RelatedPlugin = {
  slug: string;
  version: string | null;
  state: string;
  reason: string;
  message: string;
  ownState: State;
  dependencies: Manifest['dependencies'] | null;
  conflicts: Manifest['conflicts'] | null;
  provides: Manifest['provides'] | null;
};

/** Whether a change of this plugin may change what others may do, or theirs what it may. */
export async function isRelated(tx: Queryable, slug: string): Promise<boolean> {
  const { related } = await tx.one<{ related: boolean }>(sql`
    select exists (
      select 1 from relations where slug = ${slug} or target = ${slug}
    ) as related`);
  return related;
}

export function hasRelations(manifest: Manifest): boolean {
  return relationsOf(manifest).length > 0;
}

/** Stores the relations of a plugin's active release in place of those of the one before. */
export async function saveRelations(
  tx: Queryable,
  slug: string,
  manifest: Manifest | undefined,
): Promise<void> {
  const rows = manifest ? relationsOf(manifest) : [];
  await tx.run(sql`delete from relations where slug = ${slug}`);
  await tx.run(sql`
    insert into relations (slug, kind, target)
    select ${slug}, r.kind, r.target
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, target text)
    on conflict do nothing`);
}

/** Changes of what plugins mean to each other wait for one another until the transaction ends. */
export async function lockRelations(tx: Queryable): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-relations'))`);
}

/** Every plugin with what relates it to others, the earliest installed first. */
export function listRelated(tx: Queryable): Promise<RelatedPlugin[]> {
  return tx.many<RelatedPlugin>(sql`
    select p.slug, p.version, p.state, p.reason, p.message, p.own_state,
      r.manifest -> 'dependencies' as dependencies,
      r.manifest -> 'conflicts' as conflicts,
      r.manifest -> 'provides' as provides
    from plugins p
    left join releases r on r.slug = p.slug and r.version = p.version
    order by p.created_at, p.slug`);
}

export async function listChoices(tx: Queryable): Promise<Map<string, ProviderChoice>> {
  const rows = await tx.many<{ capability: string; slug: string; fallback: boolean }>(sql`
    select capability, slug, fallback
    from chosen_providers`);
  return new Map(
    rows.map(({ capability, slug, fallback }) => [capability, { provider: slug, fallback }]),
  );
}

export async function saveChoice(
  tx: Queryable,
  capability: string,
  { provider, fallback }: ProviderChoice,
): Promise<void> {
  await tx.run(sql`
    insert into chosen_providers (capability, slug, fallback)
    values (${capability}, ${provider}, ${fallback})
    on conflict (capability) do update
    set slug = excluded.slug, fallback = excluded.fallback`);
}

export async function deleteChoice(tx: Queryable, capability: string): Promise<void> {
  await tx.run(sql`delete from chosen_providers where capability = ${capability}`);
}

function relationsOf(manifest: Manifest) {
  const { dependencies, conflicts, provides, extensionPoints, contributions } = manifest;
  return [
    ...(dependencies ?? []).map((it) =>
      'plugin' in it
        ? { kind: 'plugin', target: it.plugin }
        : { kind: 'capability', target: it.capability },
    ),
    ...(conflicts ?? []).map(({ plugin }) => ({ kind: 'conflict', target: plugin })),
    ...(provides ?? []).map(({ capability }) => ({ kind: 'provides', target: capability })),
    ...(extensionPoints ?? []).map(({ id }) => ({ kind: 'point', target: id })),
    ...contributions
      .filter(({ point }) => !isPlatformPoint(point))
      .map(({ point }) => ({ kind: 'contribution', target: point })),
  ];
}
