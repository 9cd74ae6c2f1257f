import {
  followCatalog,
  followDirectory,
  type CatalogCopy,
  type DirectoryChange,
  type DirectoryCopy,
  type Logger,
  type Metrics,
} from '@patchbay/chassis';
import type { LastState } from '../last-state/last-state.ts';
import { showRegistry } from './registry-metrics.ts';

export type Followed = AsyncDisposable & {
  catalog: CatalogCopy;
  directory: DirectoryCopy;
  /** Each resolves when there is something to go by: what the registry told, or what was kept. */
  heard: { catalog: Promise<void>; directory: Promise<void> };
};

/** Keeps copies of what the registry tells, beginning with what an earlier process kept of it. */
export function followRegistry({
  at,
  last,
  log,
  metrics,
  onCatalog,
  onDirectory,
  onTrouble,
}: {
  at: { address: string; token: string };
  last: LastState | undefined;
  log: Logger;
  metrics: Metrics;
  onCatalog: (catalog: CatalogCopy) => void;
  /** Without a change all of it is as it was not before. */
  onDirectory: (directory: DirectoryCopy, change?: DirectoryChange) => void;
  /** Called when the registry is lost, and when it is back. */
  onTrouble: () => void;
}): Followed {
  const stack = new AsyncDisposableStack();
  const catalogHeard = Promise.withResolvers<void>();
  const catalog: CatalogCopy = stack.use(
    followCatalog({
      ...at,
      log,
      onChange() {
        catalogHeard.resolve();
        onCatalog(catalog);
      },
      onTrouble,
      initial: last?.catalog,
    }),
  );
  const directoryHeard = Promise.withResolvers<void>();
  const directory: DirectoryCopy = stack.use(
    followDirectory({
      ...at,
      log,
      onChange(change) {
        directoryHeard.resolve();
        onDirectory(directory, change);
      },
      onTrouble,
      initial: last?.directory,
    }),
  );
  if (last) {
    catalogHeard.resolve();
    directoryHeard.resolve();
  }
  showRegistry({ catalog, directory }, metrics);
  return {
    catalog,
    directory,
    heard: { catalog: catalogHeard.promise, directory: directoryHeard.promise },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
