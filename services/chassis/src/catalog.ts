import {
  catalog,
  createBackoff,
  createClient,
  type PlatformError,
  type ReceivedPlugin,
  type ReceivedWatchResponse,
} from '@patchbay/proto';
import type { Logger } from './log.ts';

export type CatalogCopy = AsyncDisposable & {
  /** Every plugin by slug, as last heard; the last known ones while the registry is away. */
  plugins(): ReadonlyMap<string, ReceivedPlugin>;
  /** The revision of `plugins()`; 0 before the first snapshot. */
  revision(): number;
  /** Why there is no connection to the registry; undefined while there is one. */
  trouble(): string | undefined;
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
  let trouble: string | undefined = 'not connected yet';
  const stop = new AbortController();
  const client = createClient(catalog, { address, token });

  const lost = (reason: string): void => {
    const isNews = trouble === undefined;
    trouble = reason;
    if (isNews) onTrouble?.();
  };

  const apply = ({ snapshot, change }: ReceivedWatchResponse): void => {
    trouble = undefined;
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

  const following = (async () => {
    const backoff = createBackoff({ maxMs: 2_000 });
    while (!stop.signal.aborted) {
      try {
        // A watch that resumes is told nothing until something changes.
        const onOpen = () => void (trouble = undefined);
        const options = { signal: stop.signal, onOpen };
        const responses = client.watch({ sinceRevision: revision }, options);
        for await (const response of responses) {
          backoff.reset();
          apply(response);
        }
        lost('the registry ended the watch');
      } catch (error) {
        if (stop.signal.aborted) return;
        const { message } = error as PlatformError;
        const about = { registry: address, reason: message };
        if (trouble === undefined) log.warn(about, 'lost the registry');
        else if (trouble !== message) log.info(about, 'waiting for the registry');
        lost(message);
      }
      await backoff.wait(stop.signal);
    }
  })();

  return {
    plugins: () => plugins,
    revision: () => revision,
    trouble: () => trouble,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await following;
      client[Symbol.dispose]();
    },
  };
}
