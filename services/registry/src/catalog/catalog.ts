import type { Database, Logger } from '@patchbay/chassis';
import type { JsonObject, Manifest, PluginMessage } from '@patchbay/proto';
import { toCatalogEntry } from './catalog-entry.ts';
import {
  headRevision,
  loadPlugins,
  revisionsAfter,
  trimRevisions,
  type Revision,
} from './catalog-store.ts';
import { followRevisions, latestOf, type RevisionFeed } from '../revision-feed.ts';

/** A plugin as the catalog knows it: what watchers see, and what only the registry uses. */
export type CatalogEntry = {
  plugin: PluginMessage & { slug: string };
  /** That of the active release. */
  manifest: Manifest | null;
  /** Site settings in force, without secrets. */
  settings: JsonObject;
  /** The site's secrets, sealed, by name. */
  secrets: Readonly<Record<string, Buffer>>;
  /** Grows with every change of a document of any scope. */
  settingsChanges: number;
  /** Some documents are of another schema version than the active release. */
  outdatedSettings: boolean;
  /** Ids of the instances that have been asked to end. */
  toEnd: ReadonlySet<string>;
  /** Ids of the credentials that are valid. */
  credentials: ReadonlySet<string>;
};

export type Catalog = RevisionFeed<Revision> & {
  get(slug: string): CatalogEntry | undefined;
  /** Every entry, sorted by slug. */
  entries(): CatalogEntry[];
};

/** Keeps the whole catalog in memory, as Postgres has it. Reading it costs no query. */
export async function followChanges({ db, log }: { db: Database; log: Logger }): Promise<Catalog> {
  const entries = new Map<string, CatalogEntry>();
  const feed = await followRevisions<Revision>({
    db,
    log,
    channel: 'catalog',
    headRevision,
    revisionsAfter,
    trimRevisions,
    async load(changes) {
      const slugs =
        changes === 'everything' ? undefined : [...new Set(changes.map(({ slug }) => slug))];
      const rows = await loadPlugins(db, slugs);
      for (const slug of slugs ?? []) entries.delete(slug);
      for (const row of rows) entries.set(row.slug, toCatalogEntry(row));
    },
  });
  return {
    ...feed,
    get: (slug) => entries.get(slug),
    entries: () =>
      [...entries.values()].toSorted((a, b) => (a.plugin.slug < b.plugin.slug ? -1 : 1)),
    changesAfter(since) {
      const changes = feed.changesAfter(since);
      return changes && latestOf(changes, ({ slug }) => slug);
    },
  };
}
