import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import { pluginsWithBare } from './bare-secret-store.ts';
import { secretsOf } from './seal-new-secrets.ts';

/** Seals what an earlier registry, or one without a key, left in clear. */
export async function sealLeftBare(deps: ChangeDeps): Promise<void> {
  if (deps.keyring.keyId === undefined) return;
  const all = deps.catalog
    .entries()
    .flatMap(({ plugin, manifest }) => secretsOf(plugin.slug, manifest));
  if (all.length === 0) return;
  for (const slug of await pluginsWithBare(deps.db, all)) {
    await changePlugin(deps, slug, async () => ({ settings: true }));
  }
}
