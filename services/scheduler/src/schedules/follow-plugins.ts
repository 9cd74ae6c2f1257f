import {
  type Database,
  followCatalog,
  followDirectory,
  type Logger,
  startLoop,
} from '@patchbay/chassis';
import type { Events } from '../events.ts';
import { spacesOf, type PluginSpaces } from './plugin-spaces.ts';
import { knownSlugs } from './plugin-store.ts';
import { syncPlugin } from './sync-plugin.ts';

const confirmEveryMs = 20_000;

type RegistryCopy = { revision: () => number; trouble: () => string | undefined };

/**
 * Keeps the schedules in step with the registry's catalog and its spaces: each plugin when it changes,
 * or the spaces in which it is active, and every one of them, those that are gone included, after a
 * start and every 20 s. While the registry is away the
 * schedules stay as they are, and go on.
 */
export function followPlugins({
  db,
  address,
  token,
  events,
  log,
  onSynced,
}: {
  db: Database;
  address: string;
  token: string;
  events: Events;
  log: Logger;
  onSynced: () => void;
}): AsyncDisposable {
  const stack = new AsyncDisposableStack();
  const changed = new Set<string>();
  /** Where each plugin was active when it was looked at last. */
  const places = new Map<string, string>();
  let placesMayDiffer = false;
  let confirmedAt = -Infinity;
  const isHeard = ({ revision, trouble }: RegistryCopy) =>
    revision() !== 0 && trouble() === undefined;

  const sync = async (): Promise<'again' | void> => {
    if (!isHeard(catalog) || !isHeard(directory)) return;
    if (performance.now() - confirmedAt >= confirmEveryMs) {
      for (const slug of [...catalog.plugins().keys(), ...(await knownSlugs(db))])
        changed.add(slug);
      confirmedAt = performance.now();
    }
    if (placesMayDiffer) {
      placesMayDiffer = false;
      for (const [slug, plugin] of catalog.plugins()) {
        const now = placesKey(spacesOf(plugin, directory.spaces()));
        if (places.get(slug) !== now) changed.add(slug);
      }
    }
    if (changed.size === 0) return;
    const unfinished = new Set<string>();
    for (const slug of changed) {
      changed.delete(slug);
      const plugin = catalog.plugins().get(slug);
      const spaces = spacesOf(plugin, directory.spaces());
      const state = { slug, plugin, spaces, revision: catalog.revision() };
      try {
        const result = await syncPlugin({ db, events }, state);
        if (result === 'again') unfinished.add(slug);
        places.set(slug, placesKey(spaces));
        // It has got schedules that its own manifest says more about.
        if (plugin?.replacedBy) changed.add(plugin.replacedBy);
      } catch (error) {
        changed.add(slug);
        throw error;
      }
    }
    onSynced();
    for (const slug of unfinished) changed.add(slug);
    return unfinished.size > 0 ? 'again' : undefined;
  };

  const catalog = stack.use(
    followCatalog({
      address,
      token,
      log,
      onChange(slugs) {
        for (const slug of slugs) changed.add(slug);
        loop.nudge();
      },
    }),
  );
  const directory = stack.use(
    followDirectory({
      address,
      token,
      log,
      onChange() {
        placesMayDiffer = true;
        loop.nudge();
      },
    }),
  );
  const loop = stack.use(startLoop('follow-plugins', sync, { ms: 1_000, log }));
  return stack;
}

function placesKey({ active }: PluginSpaces): string {
  return active.map(({ id, slug }) => `${id}/${slug}`).join(' ');
}
