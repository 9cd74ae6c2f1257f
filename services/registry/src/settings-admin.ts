import { fromStruct, toStruct, type admin, type HandlersOf } from '@patchbay/proto';
import type { Queryable } from '@patchbay/chassis';
import { recordDeeds } from './audit-store.ts';
import { callerOf } from './caller.ts';
import { requirePlugin } from './catalog-service.ts';
import { changePlugin, type ChangeDeps } from './change-plugin.ts';
import { findManifest } from './release-store.ts';
import { checkSettings } from './settings.ts';
import { deleteSettings, saveSettings, storedSettings } from './settings-store.ts';

type Calls = 'getSettings' | 'updateSettings';

export function settingsCalls(deps: ChangeDeps): Pick<HandlersOf<typeof admin>, Calls> {
  const { db, catalog, events } = deps;
  const schemaOf = async (tx: Queryable, slug: string, version: string | null) =>
    version === null ? undefined : (await findManifest(tx, slug, version))?.settings;
  return {
    async getSettings({ slug }) {
      const { settings, plugin } = requirePlugin(catalog, slug);
      const schema = await schemaOf(db, slug, plugin.version ?? null);
      const stored = await storedSettings(db, slug);
      return {
        settings: toStruct(settings),
        schema: toStruct(schema ?? {}),
        stored: Object.keys(stored),
      };
    },

    async updateSettings({ slug, settings }, context) {
      requirePlugin(catalog, slug);
      const values = Object.entries(fromStruct(settings));
      const kept = Object.fromEntries(values.filter(([, value]) => value !== null));
      const reset = values.filter(([, value]) => value === null).map(([name]) => name);
      await changePlugin(deps, slug, async (tx, plugin) => {
        checkSettings(slug, await schemaOf(tx, slug, plugin?.version ?? null), kept);
        const stored = await storedSettings(tx, slug);
        await saveSettings(tx, slug, kept);
        await deleteSettings(tx, slug, reset);
        const before = Object.fromEntries(values.map(([name]) => [name, stored[name] ?? null]));
        const after = Object.fromEntries(values);
        const deed = { action: 'settings.updated', target: `plugin:${slug}`, before, after };
        await recordDeeds(tx, callerOf(context), [deed]);
      });
      events.settingsChanged({ plugin: slug, names: values.map(([name]) => name) });
      return { settings: toStruct(requirePlugin(catalog, slug).settings) };
    },
  };
}
