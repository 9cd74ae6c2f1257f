import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CatalogCopy } from '@patchbay/chassis';
import type { ReceivedPlugin } from '@patchbay/proto';

const patienceMs = 500;

/**
 * Resolves when the copy of the catalog shows a plugin as the registry answered, so that the page
 * after a decision shows what was decided; at the latest after half a second, when it has gone on.
 *
 * @param plugin null when it was deleted.
 */
export async function settled(
  catalog: Pick<CatalogCopy, 'plugins'>,
  slug: string,
  plugin: ReceivedPlugin | null,
): Promise<void> {
  const isShown = () => isDeepStrictEqual(catalog.plugins().get(slug) ?? null, plugin);
  const giveUpAt = performance.now() + patienceMs;
  while (!isShown() && performance.now() < giveUpAt) await sleep(5);
}
