import {
  catalog as service,
  createChannel,
  mount,
  PlatformError,
  type Mounted,
  type WatchResponse,
} from '@patchbay/proto';
import { listCalls } from './catalog-lists.ts';
import type { Revision } from './catalog-store.ts';
import type { Catalog } from './catalog.ts';
import type { Guard, Needs } from '../access/guard.ts';

const needs: Needs<typeof service> = {
  listPlugins: 'catalog.read',
  getPlugin: 'catalog.read',
  listContributions: 'catalog.read',
  watch: 'catalog.read',
};

/** `patchbay.registry.v1.Catalog`: reads from memory, no query. */
export function mountCatalog({
  catalog,
  guard,
  stopping,
}: {
  catalog: Catalog;
  guard: Guard;
  /** Ends the watches, so that they go on at another replica. */
  stopping: AbortSignal;
}): Mounted {
  const told = { catalog, changeOf: createChanges(catalog), snapshot: createSnapshot(catalog) };
  return mount(
    service,
    {
      ...listCalls(catalog),
      getPlugin({ slug }) {
        return { plugin: requirePlugin(catalog, slug).plugin, revision: catalog.revision() };
      },
      watch({ sinceRevision }, { signal }) {
        const ended = AbortSignal.any([signal, stopping]);
        return watch(told, sinceRevision, ended);
      },
    },
    guard.mounted(needs),
  );
}

/** @throws PlatformError `not_found` that names the plugins there are. */
export function requirePlugin(catalog: Catalog, slug: string) {
  const entry = catalog.get(slug);
  if (entry) return entry;
  const known = catalog.entries().map(({ plugin }) => plugin.slug);
  const some = known.length > 10 ? [...known.slice(0, 10), '…'] : known;
  throw new PlatformError(
    'not_found',
    `there is no plugin "${slug}"; there is ${some.join(', ') || 'none yet'}`,
  );
}

type ChangeOf = (revision: Revision) => WatchResponse;

/** What watchers are told of a revision: one message for all of them. */
function createChanges(catalog: Catalog): ChangeOf {
  const known = new WeakMap<Revision, WatchResponse>();
  return (revision) => {
    const { slug } = revision;
    const plugin = catalog.get(slug)?.plugin ?? null;
    const before = known.get(revision);
    if (before?.change?.plugin === plugin) return before;
    const response = { change: { revision: revision.revision, slug, plugin } };
    known.set(revision, response);
    return response;
  };
}

/** The whole catalog: one message for all who ask before its next revision. */
function createSnapshot(catalog: Catalog): () => WatchResponse {
  let latest: { revision: number; response: WatchResponse } | undefined;
  return () => {
    const revision = catalog.revision();
    if (latest?.revision !== revision) {
      const plugins = catalog.entries().map(({ plugin }) => plugin);
      latest = { revision, response: { snapshot: { revision, plugins } } };
    }
    return latest.response;
  };
}

async function* watch(
  {
    catalog,
    changeOf,
    snapshot,
  }: { catalog: Catalog; changeOf: ChangeOf; snapshot: () => WatchResponse },
  sinceRevision: number,
  signal: AbortSignal,
): AsyncGenerator<WatchResponse> {
  const responses = createChannel<WatchResponse>();
  const push = (revisions: Iterable<Revision>) => {
    for (const revision of revisions) responses.push(changeOf(revision));
  };
  using _subscription = catalog.onChange(push);
  signal.addEventListener('abort', () => responses.close(), { once: true });

  const missed = sinceRevision > 0 ? catalog.changesAfter(sinceRevision) : undefined;
  if (missed) push(missed);
  else responses.push(snapshot());
  yield* responses;
}
