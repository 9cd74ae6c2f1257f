import { PlatformError, type JsonObject, type Manifest } from '@patchbay/proto';
import { z } from 'zod';
import { recordDeeds } from '../access/audit-store.ts';
import { platform } from '../access/caller.ts';
import { changePlugin } from '../plugins/change-plugin.ts';
import { findManifest } from '../plugins/release-store.ts';
import {
  findDocument,
  listOutdated,
  saveDocument,
  saveTrouble,
  type DocumentKey,
  type StoredDocument,
} from './document-store.ts';
import { findFormer, keepFormer } from './former-store.ts';
import type { SettingsDeps } from './settings-service.ts';

const answer = z.object({ values: z.record(z.string(), z.json()) });

const migrationMs = 30_000;

/**
 * Brings settings to the schema version of each plugin's active release: the plugin rewrites those of
 * an earlier version, and a release that is rolled back to gets its own back. What a document was
 * before is kept. One that cannot be rewritten stays, says why, and is tried again.
 */
export async function migrateSettings(deps: SettingsDeps): Promise<void> {
  for (const { plugin, outdatedSettings } of deps.catalog.entries()) {
    if (!outdatedSettings || !plugin.version) continue;
    const manifest = await findManifest(deps.db, plugin.slug, plugin.version);
    const version = manifest?.settingsVersion ?? 1;
    for (const document of await listOutdated(deps.db, plugin.slug, version)) {
      await migrate(deps, plugin.slug, document, { manifest, version });
    }
  }
}

async function migrate(
  deps: SettingsDeps,
  slug: string,
  document: StoredDocument,
  { manifest, version }: { manifest: Manifest | undefined; version: number },
): Promise<void> {
  const { scope, scopeId, schemaVersion: from } = document;
  const key = { slug, scope, scopeId };
  let values: JsonObject;
  try {
    values = await rewritten(deps, key, document, { manifest, version });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const why = error.message;
    const trouble = `these are settings of version ${from}, and could not be rewritten for version ${version}: ${why}`;
    if (trouble === document.trouble) return;
    await saveTrouble(deps.db, key, trouble);
    deps.events.settingsNotMigrated({ plugin: slug, scope, reason: why });
    return;
  }
  let isCurrent = false;
  await changePlugin(deps, slug, async (tx) => {
    isCurrent = (await findDocument(tx, key))?.version === document.version;
    if (!isCurrent) return { nothing: true };
    await keepFormer(tx, key);
    await saveDocument(tx, key, { values, schemaVersion: version, changedBy: 'platform' });
    const deed = { action: 'settings.migrated', target: `plugin:${slug}` };
    const about = { ...(scope !== 'site' && { [scope]: scopeId }) };
    const recorded = { ...deed, before: { ...about, version: from }, after: { ...about, version } };
    await recordDeeds(tx, platform, [recorded]);
    return { settings: true };
  });
  if (isCurrent) deps.events.settingsMigrated({ plugin: slug, scope, from, to: version });
}

async function rewritten(
  deps: SettingsDeps,
  key: DocumentKey,
  { values, schemaVersion: from }: StoredDocument,
  { manifest, version }: { manifest: Manifest | undefined; version: number },
): Promise<JsonObject> {
  if (version < from) return (await findFormer(deps.db, key, version)) ?? values;
  return askToMigrate(deps, key, manifest, { from, to: version, values });
}

/**
 * Settings of an earlier version as the plugin rewrites them; as they are when it does not.
 *
 * @throws PlatformError when it cannot be asked or fails.
 */
export async function askToMigrate(
  { askPlugin }: Pick<SettingsDeps, 'askPlugin'>,
  { slug, scope, scopeId }: DocumentKey,
  manifest: Manifest | undefined,
  { from, to, values }: { from: number; to: number; values: JsonObject },
): Promise<JsonObject> {
  if (!manifest?.settingsCalls.includes('migrate')) return values;
  const asked = await askPlugin({
    plugin: slug,
    call: 'settings/migrate',
    payload: { scope, scopeId, from, to, values },
    caller: platform,
    deadlineMs: migrationMs,
  });
  const parsed = answer.safeParse(asked);
  if (parsed.success) return parsed.data.values;
  throw new PlatformError('unavailable', 'the plugin answered no settings');
}
