import { platformOnly, type Logger } from '@patchbay/chassis';
import {
  admin as service,
  fromStruct,
  invalid,
  mount,
  PlatformError,
  slug as slugSchema,
  toStruct,
  toTimestamp,
  type CredentialMessage,
  type Mounted,
} from '@patchbay/proto';
import { requirePlugin } from './catalog-service.ts';
import { changePlugin, type ChangeDeps } from './change-plugin.ts';
import { createCredential } from './credential.ts';
import {
  findCredential,
  insertCredential,
  listCredentials,
  revokeCredential,
  type CredentialRow,
} from './credential-store.ts';
import { pluginState } from './plugin-state.ts';
import { activeManifest, ensurePlugin, setEnabled } from './plugin-store.ts';
import { checkSettings } from './settings.ts';
import { deleteSettings, saveSettings, storedSettings } from './settings-store.ts';

/** `patchbay.registry.v1.Admin`: what an operator decides. */
export function mountAdmin(deps: ChangeDeps & { log: Logger; platformToken: string }): Mounted {
  const { db, catalog, events, log, platformToken } = deps;
  return mount(
    service,
    {
      async createCredential({ slug }) {
        const checked = slugSchema.safeParse(slug);
        if (!checked.success) {
          const message = checked.error.issues[0]?.message ?? 'is not valid';
          throw invalid('the credential cannot be made', [{ field: 'slug', message }]);
        }
        const { id, token, secretHash } = createCredential();
        let row: CredentialRow | undefined;
        await changePlugin(deps, slug, async (tx) => {
          const nothing = { enabled: true, version: null, instances: [], lastDeparture: '' };
          await ensurePlugin(tx, slug, pluginState({ slug, ...nothing }));
          row = await insertCredential(tx, { id, slug, secretHash });
        });
        events.credentialCreated({ plugin: slug, credential: id });
        return { credential: row ? toMessage(row) : null, token };
      },

      async listCredentials({ slug }) {
        return { credentials: (await listCredentials(db, slug)).map(toMessage) };
      },

      async revokeCredential({ id }) {
        const known = /^[0-9a-f-]{36}$/.test(id) ? await findCredential(db, id) : undefined;
        if (!known) {
          throw new PlatformError(
            'not_found',
            `there is no credential "${id}"; \`patchbay credentials list\` shows them`,
          );
        }
        let row = known;
        await changePlugin(deps, known.slug, async (tx) => {
          row = await revokeCredential(tx, id);
        });
        events.credentialRevoked({ plugin: row.slug, credential: id });
        return { credential: toMessage(row) };
      },

      async setPluginEnabled({ slug, enabled }) {
        requirePlugin(catalog, slug);
        await changePlugin(deps, slug, async (tx, plugin) => {
          if (plugin?.enabled === enabled) return { nothing: true };
          await setEnabled(tx, slug, enabled);
        });
        return { plugin: requirePlugin(catalog, slug).plugin };
      },

      async getSettings({ slug }) {
        const { settings } = requirePlugin(catalog, slug);
        const manifest = await activeManifest(db, slug);
        const stored = await storedSettings(db, slug);
        return {
          settings: toStruct(settings),
          schema: toStruct(manifest?.settings ?? {}),
          stored: Object.keys(stored),
        };
      },

      async updateSettings({ slug, settings }) {
        requirePlugin(catalog, slug);
        const values = Object.entries(fromStruct(settings));
        const kept = Object.fromEntries(values.filter(([, value]) => value !== null));
        const reset = values.filter(([, value]) => value === null).map(([name]) => name);
        await changePlugin(deps, slug, async (tx) => {
          checkSettings(slug, (await activeManifest(tx, slug))?.settings, kept);
          await saveSettings(tx, slug, kept);
          await deleteSettings(tx, slug, reset);
        });
        events.settingsChanged({ plugin: slug, names: values.map(([name]) => name) });
        return { settings: toStruct(requirePlugin(catalog, slug).settings) };
      },
    },
    platformOnly({ log, platformToken }),
  );
}

function toMessage({
  id,
  slug,
  createdAt,
  lastUsedAt,
  revokedAt,
}: CredentialRow): CredentialMessage {
  return {
    id,
    slug,
    createdAt: toTimestamp(createdAt),
    lastUsedAt: toTimestamp(lastUsedAt),
    revokedAt: toTimestamp(revokedAt),
  };
}
