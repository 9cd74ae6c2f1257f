import {
  catalog,
  createClient,
  type ReceivedPlugin,
  type ReceivedWatchResponse,
} from '@patchbay/proto';
import type { Logger } from './log.ts';
import { watchRegistry, type RegistryWatch } from './watch-registry.ts';

export type CatalogCopy = RegistryWatch & {
  /** Every plugin by slug, as last heard; the last known ones while the registry is away. */
  plugins(): ReadonlyMap<string, ReceivedPlugin>;
  /** The revision of `plugins()`; 0 before the first snapshot. */
  revision(): number;
};

/**
 * Keeps a copy of the registry's catalog, reconnecting for ever. `onChange` is called after each
 * snapshot with every slug and after each change with its slug, `onTrouble` when the registry goes
 * away.
 */
export function followCatalog({
  address,
  token,
  log,
  onChange,
  onTrouble,
}: {
  address: string;
  token: string;
  log: Logger;
  onChange: (slugs: ReadonlySet<string>) => void;
  onTrouble?: () => void;
}): CatalogCopy {
  const plugins = new Map<string, ReceivedPlugin>();
  let revision = 0;
  const client = createClient(catalog, { address, token });

  const apply = ({ snapshot, change }: ReceivedWatchResponse): void => {
    if (snapshot) {
      const slugs = new Set([...plugins.keys(), ...snapshot.plugins.map(({ slug }) => slug)]);
      plugins.clear();
      for (const plugin of snapshot.plugins) plugins.set(plugin.slug, plugin);
      revision = snapshot.revision;
      onChange(slugs);
    } else if (change) {
      if (change.plugin) plugins.set(change.slug, change.plugin);
      else plugins.delete(change.slug);
      revision = change.revision;
      onChange(new Set([change.slug]));
    }
  };
  const watch = watchRegistry({
    what: 'catalog',
    address,
    log,
    watch: (options) => client.watch({ sinceRevision: revision }, options),
    apply,
    onTrouble,
  });

  return {
    plugins: () => plugins,
    revision: () => revision,
    trouble: () => watch.trouble(),
    async [Symbol.asyncDispose]() {
      await watch[Symbol.asyncDispose]();
      client[Symbol.dispose]();
    },
  };
}
