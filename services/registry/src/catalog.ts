import { every, type Database, type Logger } from '@patchbay/chassis';
import type { JsonObject, PluginMessage } from '@patchbay/proto';
import { toCatalogEntry } from './catalog-entry.ts';
import {
  headRevision,
  loadPlugins,
  revisionsAfter,
  trimRevisions,
  type Revision,
} from './catalog-store.ts';

/** A plugin as the catalog knows it: what watchers see, and what only the registry uses. */
export type CatalogEntry = {
  plugin: PluginMessage & { slug: string };
  /** Site settings in force. */
  settings: JsonObject;
  /** Ids of the credentials that are valid. */
  credentials: ReadonlySet<string>;
};

export type Catalog = AsyncDisposable & {
  revision(): number;
  get(slug: string): CatalogEntry | undefined;
  /** Every entry, sorted by slug. */
  entries(): CatalogEntry[];
  /** The latest change of each plugin that changed after `revision`; undefined: too long ago. */
  changesAfter(revision: number): Revision[] | undefined;
  /** Calls back with the revisions that have come in, after the catalog shows them. */
  onChange(listener: (revisions: readonly Revision[]) => void): Disposable;
  /** Resolves when the catalog shows all that was committed before the call. */
  refresh(): Promise<void>;
};

const keptRevisions = 10_000;

/**
 * Keeps the whole catalog in memory, as Postgres has it: told of each change by NOTIFY, and asking
 * every second in case a notice was lost. Reading it costs no query.
 */
export async function followChanges({ db, log }: { db: Database; log: Logger }): Promise<Catalog> {
  const entries = new Map<string, CatalogEntry>();
  const listeners = new Set<(revisions: readonly Revision[]) => void>();

  let revision = await headRevision(db);
  let recent = await revisionsAfter(db, revision - keptRevisions);
  let oldest = recent[0]?.revision ?? revision + 1;
  for (const row of await loadPlugins(db)) entries.set(row.slug, toCatalogEntry(row));

  const read = async () => {
    const revisions = await revisionsAfter(db, revision);
    if (revisions.length === 0) return;
    const slugs = [...new Set(revisions.map(({ slug }) => slug))];
    const rows = await loadPlugins(db, slugs);
    for (const slug of slugs) entries.delete(slug);
    for (const row of rows) entries.set(row.slug, toCatalogEntry(row));
    revision = revisions.at(-1)?.revision ?? revision;
    recent.push(...revisions);
    if (recent.length > 2 * keptRevisions) recent = recent.slice(-keptRevisions);
    oldest = recent[0]?.revision ?? oldest;
    for (const listener of listeners) listener(revisions);
  };

  // One read at a time; whoever asks during one gets the next, which sees what they committed.
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    if (!current) {
      current = read().finally(() => (current = undefined));
      return current;
    }
    next ??= current
      .catch(() => {})
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  };

  await using stack = new AsyncDisposableStack();
  stack.use(
    db.listen('catalog', () => {
      refresh().catch((error: unknown) => log.warn({ err: error }, 'cannot read the catalog'));
    }),
  );
  stack.use(every(1_000, refresh, { log, name: 'catalog' }));
  stack.use(every(60_000, () => trimRevisions(db, keptRevisions), { log, name: 'catalog-trim' }));
  const following = stack.move();

  return {
    revision: () => revision,
    get: (slug) => entries.get(slug),
    entries: () =>
      [...entries.values()].toSorted((a, b) => (a.plugin.slug < b.plugin.slug ? -1 : 1)),
    changesAfter(since) {
      if (since > revision || since < oldest - 1) return undefined;
      const latest = new Map(
        recent.filter((change) => change.revision > since).map((change) => [change.slug, change]),
      );
      return [...latest.values()].toSorted((a, b) => a.revision - b.revision);
    },
    onChange(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    refresh,
    [Symbol.asyncDispose]: () => following.disposeAsync(),
  };
}
