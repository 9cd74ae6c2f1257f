import { sql, type Queryable } from '@patchbay/chassis';
import type { Manifest } from '@patchbay/proto';
import type { State } from './plugin-state.ts';

export type PluginRow = {
  slug: string;
  enabled: boolean;
  version: string | null;
  state: string;
  reason: string;
};

export async function ensurePlugin(tx: Queryable, slug: string, initial: State): Promise<void> {
  await tx.run(sql`
    insert into plugins (slug, state, reason, message, hint)
    values (${slug}, ${initial.name}, ${initial.reason}, ${initial.message}, ${initial.hint})
    on conflict (slug) do nothing`);
}

/** The plugin, locked against other changes until the transaction ends. */
export function lockPlugin(tx: Queryable, slug: string): Promise<PluginRow | undefined> {
  return tx.maybeOne<PluginRow>(sql`
    select slug, enabled, version, state, reason
    from plugins
    where slug = ${slug}
    for update`);
}

/** Stores the state and the active version; `since` moves when the state or its reason does. */
export async function saveState(
  tx: Queryable,
  { slug, version, state }: { slug: string; version: string | null; state: State },
): Promise<void> {
  await tx.run(sql`
    update plugins
    set version = ${version},
      state = ${state.name},
      reason = ${state.reason},
      message = ${state.message},
      hint = ${state.hint},
      since = case when (state, reason) = (${state.name}, ${state.reason}) then since else now() end
    where slug = ${slug}`);
}

export async function setEnabled(tx: Queryable, slug: string, enabled: boolean): Promise<void> {
  await tx.run(sql`update plugins set enabled = ${enabled} where slug = ${slug}`);
}

export async function saveRelease(tx: Queryable, manifest: Manifest): Promise<void> {
  const { slug, version } = manifest;
  await tx.run(sql`
    insert into releases (slug, version, manifest)
    values (${slug}, ${version}, ${JSON.stringify(manifest)})
    on conflict (slug, version) do update
    set manifest = excluded.manifest, registered_at = now()`);
}

export async function activeManifest(tx: Queryable, slug: string): Promise<Manifest | undefined> {
  const row = await tx.maybeOne<{ manifest: Manifest }>(sql`
    select manifest
    from releases
    join plugins using (slug, version)
    where slug = ${slug}`);
  return row?.manifest;
}
