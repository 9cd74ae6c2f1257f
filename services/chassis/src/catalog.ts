import {
  catalog,
  createClient,
  PlatformError,
  slug as slugShape,
  type ReceivedPlugin,
  type ReceivedWatchResponse,
} from '@patchbay/proto';
import type { Logger } from './log.ts';
import { watchRegistry, type RegistryWatch } from './watch-registry.ts';

/** The whole catalog as it was at a revision. */
export type CatalogSnapshot = { revision: number; plugins: readonly ReceivedPlugin[] };

export type CatalogCopy = RegistryWatch & {
  /** Every plugin by slug, as last heard; the last known ones while the registry is away. */
  plugins(): ReadonlyMap<string, ReceivedPlugin>;
  /** The revision of `plugins()`; 0 before the first snapshot. */
  revision(): number;
  snapshot(): CatalogSnapshot;
};

/**
 * Keeps a copy of the registry's catalog, reconnecting for ever. `onChange` is called after each
 * snapshot with every slug and after each change with its slug, `onTrouble` when the registry goes
 * away. What cannot be a catalog changes nothing.
 *
 * It begins with `initial`, until it hears a first snapshot.
 */
export function followCatalog({
  address,
  token,
  log,
  onChange,
  onTrouble,
  initial,
}: {
  address: string;
  token: string;
  log: Logger;
  onChange: (slugs: ReadonlySet<string>) => void;
  onTrouble?: () => void;
  initial?: CatalogSnapshot | undefined;
}): CatalogCopy {
  const plugins = new Map(initial?.plugins.map((plugin) => [plugin.slug, plugin]));
  let revision = initial?.revision ?? 0;
  let heard = 0;
  const client = createClient(catalog, { address, token });

  const apply = (response: ReceivedWatchResponse): void => {
    refuseGarbage(response);
    const { snapshot, change } = response;
    if (snapshot) {
      const slugs = new Set([...plugins.keys(), ...snapshot.plugins.map(({ slug }) => slug)]);
      plugins.clear();
      for (const plugin of snapshot.plugins) plugins.set(plugin.slug, plugin);
      revision = heard = snapshot.revision;
      onChange(slugs);
    } else if (change) {
      if (change.plugin) plugins.set(change.slug, change.plugin);
      else plugins.delete(change.slug);
      revision = heard = change.revision;
      onChange(new Set([change.slug]));
    }
  };
  const watch = watchRegistry({
    what: 'catalog',
    address,
    log,
    watch: (options, { whole }) => client.watch({ sinceRevision: whole ? 0 : heard }, options),
    apply,
    onTrouble,
  });

  return {
    ...watch,
    plugins: () => plugins,
    revision: () => revision,
    snapshot: () => ({ revision, plugins: [...plugins.values()] }),
    async [Symbol.asyncDispose]() {
      await watch[Symbol.asyncDispose]();
      client[Symbol.dispose]();
    },
  };
}

/** @throws PlatformError so that the watch begins anew, before anything was changed. */
function refuseGarbage({ snapshot, change }: ReceivedWatchResponse): void {
  const slugs = change ? [change.slug] : (snapshot?.plugins ?? []).map(({ slug }) => slug);
  const odd = slugs.find((slug) => !slugShape.safeParse(slug).success);
  if (odd !== undefined) throw told(`a plugin "${short(odd)}"`);
  const about = change?.plugin?.slug ?? change?.slug ?? '';
  if (change && about !== change.slug) {
    throw told(`a change of "${change.slug}" that is about "${short(about)}"`);
  }
}

function told(what: string): PlatformError {
  return new PlatformError('internal', `the registry tells of ${what}`);
}

/** What comes from elsewhere stands in logs and pages. */
function short(text: string): string {
  return text.slice(0, 100);
}
