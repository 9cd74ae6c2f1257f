import { sql, type Database, type Queryable } from '@patchbay/chassis';
import semver from 'semver';
import type { Catalog } from './catalog.ts';
import type { Events } from './events.ts';
import { connectedInstances } from './instance-store.ts';
import { pluginState, type Departure } from './plugin-state.ts';
import { lockPlugin, saveState, type PluginRow } from './plugin-store.ts';

export type ChangeDeps = { db: Database; catalog: Catalog; events: Events };

/** What a change did: `departure` says why an instance went, `nothing` that there is no news. */
export type Changed = { departure?: Departure; nothing?: true } | void;

/**
 * The one way to change a plugin. Runs `work` in a transaction that holds the plugin, derives its
 * active version and its state anew, and gives the change its revision; when this resolves, it is
 * committed and this replica's catalog shows it.
 *
 * @throws whatever `work` throws, with nothing changed.
 */
export async function changePlugin(
  { db, catalog, events }: ChangeDeps,
  slug: string,
  work: (tx: Queryable, plugin: PluginRow | undefined) => Promise<Changed>,
): Promise<void> {
  const transition = await db.transaction(async (tx) => {
    const before = await lockPlugin(tx, slug);
    const changed = (await work(tx, before)) ?? {};
    if (changed.nothing) return undefined;
    const after = await settle(tx, slug, changed.departure);
    await tx.run(sql`
      with head as (
        update catalog_head set revision = revision + 1 returning revision
      )
      insert into catalog_changes (revision, slug)
      select revision, ${slug} from head`);
    await tx.run(sql`select pg_notify('catalog', '')`);
    return { plugin: slug, from: before?.state ?? 'unknown', to: after.name, reason: after.reason };
  });
  if (transition === undefined) return;
  if (transition.from !== transition.to) events.pluginChanged(transition);
  await catalog.refresh();
}

async function settle(tx: Queryable, slug: string, departure: Departure | undefined) {
  const plugin = await lockPlugin(tx, slug);
  if (!plugin) throw new Error(`plugin "${slug}" vanished while it was changed`);
  const instances = await connectedInstances(tx, slug);
  const version = newest(instances.map((instance) => instance.version)) ?? plugin.version;
  const state = pluginState({
    slug,
    enabled: plugin.enabled,
    version,
    instances,
    lastDeparture: departure ?? plugin.reason,
  });
  await saveState(tx, { slug, version, state });
  return state;
}

function newest(versions: string[]): string | undefined {
  return versions.toSorted(semver.rcompare)[0];
}
