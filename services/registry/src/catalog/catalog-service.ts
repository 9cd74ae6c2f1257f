import {
  catalog as service,
  createChannel,
  mount,
  PlatformError,
  type Mounted,
  type WatchResponse,
} from '@patchbay/proto';
import { listCalls } from './catalog-lists.ts';
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
  return mount(
    service,
    {
      ...listCalls(catalog),
      getPlugin({ slug }) {
        return { plugin: requirePlugin(catalog, slug).plugin, revision: catalog.revision() };
      },
      watch({ sinceRevision }, { signal }) {
        return watch(catalog, sinceRevision, AbortSignal.any([signal, stopping]));
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

async function* watch(
  catalog: Catalog,
  sinceRevision: number,
  signal: AbortSignal,
): AsyncGenerator<WatchResponse> {
  const responses = createChannel<WatchResponse>();
  const push = (revisions: Iterable<{ revision: number; slug: string }>) => {
    for (const { revision, slug } of revisions) {
      responses.push({ change: { revision, slug, plugin: catalog.get(slug)?.plugin ?? null } });
    }
  };
  using _subscription = catalog.onChange(push);
  signal.addEventListener('abort', () => responses.close(), { once: true });

  const missed = sinceRevision > 0 ? catalog.changesAfter(sinceRevision) : undefined;
  if (missed) {
    push(missed);
  } else {
    const plugins = catalog.entries().map(({ plugin }) => plugin);
    responses.push({ snapshot: { revision: catalog.revision(), plugins } });
  }
  yield* responses;
}
