import {
  fromStruct,
  mount,
  PlatformError,
  settingFields,
  settings as service,
  settingsSchemaOf,
  toStruct,
  type CallContext,
  type HandlersOf,
  type Manifest,
  type Mounted,
} from '@patchbay/proto';
import type { AskPlugin } from '../lifecycle/ask-plugin.ts';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf, type Actor, type Caller } from '../access/caller.ts';
import { requirePlugin } from '../catalog/catalog-service.ts';
import type { Directory } from '../people/directory.ts';
import type { Guard, Needs } from '../access/guard.ts';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import { findManifest } from '../plugins/release-store.ts';
import { requestRestart } from '../plugins/restart-store.ts';
import { requireUnarchived } from '../spaces/space-access.ts';
import { checkName, runAction } from './ask-about.ts';
import { choicesOf } from './choices.ts';
import { toMessage } from './document-message.ts';
import type { DocumentKey } from './document-store.ts';
import { effectiveSettings, missingSettings } from './effective.ts';
import { exportState } from './export-state.ts';
import { importState } from './import-state.ts';
import { loadLayers } from './layers.ts';
import { rotateKey } from './rotate-key.ts';
import { requirePlace } from './settings-place.ts';
import { updateSettings, viewOf } from './update-settings.ts';

const needs: Needs<typeof service> = {
  getSettings: 'anybody',
  updateSettings: 'anybody',
  listChoices: 'anybody',
  checkName: 'anybody',
  runAction: 'anybody',
  restartPlugin: 'plugins.administer',
  exportState: 'settings.administer',
  importState: 'plugins.administer',
  rotateKey: 'settings.administer',
};

export type SettingsDeps = ChangeDeps & {
  directory: Directory;
  askPlugin: AskPlugin;
};

/** `patchbay.registry.v1.Settings`: how plugins are set. */
export function mountSettings({ guard, ...deps }: SettingsDeps & { guard: Guard }): Mounted {
  return mount(service, settingsCalls(deps, guard), guard.mounted(needs));
}

function settingsCalls(deps: SettingsDeps, guard: Guard): HandlersOf<typeof service> {
  const { db, catalog, events } = deps;

  const about = async (
    { slug, scope: asked }: { slug: string; scope: Parameters<typeof requirePlace>[1] },
    context: CallContext,
  ) => {
    const { plugin } = requirePlugin(catalog, slug);
    const caller = callerOf(context);
    const administers = () => guard.check(context, 'settings.administer');
    const { space, ...place } = await requirePlace(deps, asked, { caller, administers });
    const key: DocumentKey = { slug, ...place };
    const manifest = plugin.version ? await findManifest(db, slug, plugin.version) : undefined;
    return { caller, key, space, manifest, schema: settingsSchemaOf(manifest, key.scope) };
  };

  const show = async (key: DocumentKey, manifest: Manifest | undefined) => {
    const { layers, documents } = await loadLayers(db, key.slug, manifest, viewOf(key));
    const [own] = layers;
    const { values, sources } = effectiveSettings(layers);
    const names = new Set(own?.fields.map(({ name }) => name));
    const shown = <T>(of: Record<string, T>) =>
      Object.fromEntries(Object.entries(of).filter(([name]) => names.has(name)));
    const document = documents.find(({ scope }) => scope === key.scope);
    return {
      settings: toStruct(shown(values)),
      sources: shown(sources),
      missing: missingSettings(layers).filter((name) => names.has(name)),
      document: toMessage(document, own?.fields ?? [], manifest?.settingsVersion ?? 1),
      restartRequired: requirePlugin(catalog, key.slug).plugin.restartRequired ?? false,
    };
  };

  return {
    async getSettings(request, context) {
      const { key, manifest, schema } = await about(request, context);
      return { ...(await show(key, manifest)), schema: toStruct(schema ?? {}) };
    },

    async updateSettings(request, context) {
      const { settings, version, resetOthers, requestedBy, dryRun } = request;
      const { caller, key, space, manifest } = await about(request, context);
      const by = pluginThatAsked(caller, requestedBy, key);
      if (space) requireUnarchived(space);
      const unchecked = await updateSettings(deps, {
        key,
        manifest,
        settings: fromStruct(settings),
        version,
        resetOthers: resetOthers ? 'all' : undefined,
        dryRun,
        caller,
        by,
      });
      return { ...(await show(key, manifest)), unchecked };
    },

    async listChoices(request, context) {
      const { caller, key, manifest, schema } = await about(request, context);
      const { layers } = await loadLayers(db, key.slug, manifest, viewOf(key));
      const { values } = effectiveSettings(layers);
      const fields = settingFields(schema);
      const lists = await choicesOf(deps, { key, fields, values, caller });
      return { choices: Object.fromEntries(lists) };
    },

    async checkName(request, context) {
      const { setting, name } = request;
      const { caller, key, schema } = await about(request, context);
      return checkName(deps, { key, fields: settingFields(schema), setting, name, caller });
    },

    async runAction(request, context) {
      const { action, settings } = request;
      const { caller, key, manifest } = await about(request, context);
      return runAction(deps, { key, manifest, action, settings: fromStruct(settings), caller });
    },

    async restartPlugin({ slug }, context) {
      requirePlugin(catalog, slug);
      let instances = 0;
      await changePlugin(deps, slug, async (tx) => {
        instances = await requestRestart(tx, slug);
        const deed = { action: 'plugin.restarted', target: `plugin:${slug}` };
        await recordDeeds(tx, callerOf(context), [deed]);
      });
      events.decided({ plugin: slug, decision: 'restarted' });
      return { instances };
    },

    async exportState({ slugs }, context) {
      for (const slug of slugs) requirePlugin(catalog, slug);
      return { state: toStruct(await exportState(deps, slugs, callerOf(context))) };
    },

    async importState({ state, dryRun }, context) {
      await guard.check(context, 'settings.administer');
      const caller = callerOf(context);
      return importState(deps, { state: fromStruct(state), dryRun, caller });
    },

    async rotateKey(_request, context) {
      return rotateKey(deps, callerOf(context));
    },
  };
}

/**
 * The plugin on whose own page a person changes its settings.
 *
 * @throws PlatformError `forbidden` from others than the platform's own services, or about other plugins.
 */
function pluginThatAsked(
  caller: Caller,
  requestedBy: string,
  { slug }: DocumentKey,
): Extract<Actor, { kind: 'plugin' }> | undefined {
  if (requestedBy === '') return undefined;
  if (caller.kind === 'user' && requestedBy === `plugin:${slug}`) {
    return { kind: 'plugin', slug, userId: caller.id };
  }
  throw new PlatformError(
    'forbidden',
    "requested_by is for the platform's own services, and for the plugin's own settings: leave it out",
  );
}
