import { followCatalog, type Database, type Logger } from '@patchbay/chassis';
import type { Events } from './events.ts';
import { knownSlugs } from './plugin-store.ts';
import { startLoop } from './steady-loop.ts';
import { syncPlugin } from './sync-plugin.ts';

const confirmEveryMs = 20_000;

/**
 * Keeps the schedules in step with the registry's catalog: each plugin when it changes, and every one
 * of them, those that are gone included, after a start and every 20 s. While the registry is away the
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
  let confirmedAt = -Infinity;

  const sync = async (): Promise<void> => {
    if (catalog.revision() === 0 || catalog.trouble() !== undefined) return;
    if (performance.now() - confirmedAt >= confirmEveryMs) {
      for (const slug of [...catalog.plugins().keys(), ...(await knownSlugs(db))])
        changed.add(slug);
      confirmedAt = performance.now();
    }
    if (changed.size === 0) return;
    for (const slug of changed) {
      changed.delete(slug);
      const state = { slug, plugin: catalog.plugins().get(slug), revision: catalog.revision() };
      try {
        await syncPlugin({ db, events }, state);
      } catch (error) {
        changed.add(slug);
        throw error;
      }
    }
    onSynced();
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
  const loop = stack.use(startLoop('follow-plugins', sync, { ms: 1_000, log }));
  return stack;
}
