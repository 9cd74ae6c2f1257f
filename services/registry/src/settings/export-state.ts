import { settingFields, settingsSchemaOf, type Json, type JsonObject } from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import type { Caller } from '../access/caller.ts';
import { findManifest } from '../plugins/release-store.ts';
import { listDocuments } from './document-store.ts';
import { splitSecrets } from './layers.ts';
import type { SettingsDeps } from './settings-service.ts';

/** What operators decided of plugins, or of all: status, title, index, contributions, settings. */
export async function exportState(
  { db, catalog }: SettingsDeps,
  slugs: readonly string[],
  caller: Caller,
): Promise<JsonObject> {
  const entries = catalog
    .entries()
    .filter(({ plugin }) => slugs.length === 0 || slugs.includes(plugin.slug));
  const plugins: Json[] = [];
  for (const { plugin } of entries) {
    const { slug, version, enabled, operatorTitle, index, contributions } = plugin;
    const manifest = version ? await findManifest(db, slug, version) : undefined;
    const documents = await listDocuments(db, slug);
    plugins.push({
      slug,
      enabled: enabled ?? true,
      title: operatorTitle || null,
      index: index ?? null,
      contributions: (contributions ?? [])
        .filter((it) => it.enabled === false || it.index !== undefined)
        .map((it) => ({ id: it.id ?? '', enabled: it.enabled ?? true, index: it.index ?? null })),
      settings: documents.map((document) => {
        const fields = settingFields(settingsSchemaOf(manifest, document.scope));
        const { open, hidden, dormant } = splitSecrets(fields, document);
        return {
          scope: document.scope,
          scopeId: document.scopeId,
          schemaVersion: document.schemaVersion,
          values: open,
          secretsLeftOut: [...hidden, ...dormant],
        };
      }),
    });
  }
  const exported = entries.map(({ plugin }) => plugin.slug);
  const deed = { action: 'state.exported', target: 'registry', after: { plugins: exported } };
  await recordDeeds(db, caller, [deed]);
  return { format: 'patchbay-state', formatVersion: 1, plugins };
}
