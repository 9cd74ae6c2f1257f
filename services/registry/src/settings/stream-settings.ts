import type { Keyring, Logger, Queryable } from '@patchbay/chassis';
import { PlatformError, toStruct, type ConnectResponse, type JsonObject } from '@patchbay/proto';
import type { CatalogEntry } from '../catalog/catalog.ts';
import { findManifest } from '../plugins/release-store.ts';
import { effectiveSettings } from './effective.ts';
import { loadLayers, openSecrets, withSecrets } from './layers.ts';

/** The site settings as the plugin itself gets them: with secrets. One that does not open is left out. */
export function siteSettings(
  { plugin: { slug }, settings, secrets }: CatalogEntry,
  keyring: Keyring,
): JsonObject {
  const key = { slug, scope: 'site' as const, scopeId: '' };
  const opened = Object.entries(secrets).flatMap(([name, sealed]) => {
    try {
      return Object.entries(openSecrets(key, { secrets: { [name]: sealed } }, keyring));
    } catch (error) {
      if (error instanceof PlatformError) return [];
      throw error;
    }
  });
  return { ...settings, ...Object.fromEntries(opened) };
}

/** The settings in force for a space, a person, or a person in a space, with secrets. Never rejects. */
export async function answerSettings(
  { db, keyring, log }: { db: Queryable; keyring: Keyring; log: Logger },
  { slug, version }: { slug: string; version: string },
  { id, space, user }: { id: number; space: string; user: string },
): Promise<NonNullable<ConnectResponse['settingsAnswer']>> {
  try {
    const manifest = await findManifest(db, slug, version);
    const { layers, documents } = await loadLayers(db, slug, manifest, { space, user });
    const opened = layers.map((layer) => {
      const { scope } = layer;
      const document = documents.find((it) => it.scope === scope);
      return withSecrets(
        layer,
        { slug, scope, scopeId: document?.scopeId ?? '' },
        document,
        keyring,
      );
    });
    return { id, settings: toStruct(effectiveSettings(opened).values), trouble: '' };
  } catch (error) {
    if (error instanceof PlatformError) return { id, settings: null, trouble: error.message };
    log.error({ err: error, plugin: slug }, 'cannot read the settings that a plugin asks for');
    return { id, settings: null, trouble: 'the registry cannot read the settings now' };
  }
}
