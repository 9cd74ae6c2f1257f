import type { Keyring, Queryable } from '@patchbay/chassis';
import {
  settingFields,
  settingsSchemaOf,
  type JsonObject,
  type Manifest,
  type SettingField,
  type SettingScope,
} from '@patchbay/proto';
import { findDocument, type DocumentKey, type StoredDocument } from './document-store.ts';
import type { Layer } from './effective.ts';

/** Which scopes are looked at; the site always is. */
export type Viewpoint = { space?: string | undefined; user?: string | undefined };

/** The documents that settings are looked up in, the narrowest scope first, secrets left out. */
export async function loadLayers(
  db: Queryable,
  slug: string,
  manifest: Manifest | undefined,
  { space, user }: Viewpoint,
): Promise<{ layers: Layer[]; documents: StoredDocument[] }> {
  const keys: DocumentKey[] = [
    ...(user ? [{ slug, scope: 'user' as const, scopeId: user }] : []),
    ...(space ? [{ slug, scope: 'space' as const, scopeId: space }] : []),
    { slug, scope: 'site', scopeId: '' },
  ];
  const documents = await Promise.all(keys.map((key) => findDocument(db, key)));
  return {
    layers: keys.map(({ scope }, index) => toLayer(scope, manifest, documents[index])),
    documents: documents.filter((document) => document !== undefined),
  };
}

/** A layer without secrets: neither sealed ones, nor what was stored before it became a secret. */
export function toLayer(
  scope: SettingScope,
  manifest: Manifest | undefined | null,
  document: Pick<StoredDocument, 'values' | 'secrets'> | undefined,
): Layer {
  const fields = settingFields(settingsSchemaOf(manifest, scope));
  const { open, hidden } = splitSecrets(fields, document);
  return { scope, fields, values: open, secrets: hidden };
}

/** The same layer with its secrets, for the plugin itself. */
export function withSecrets(
  layer: Layer,
  key: DocumentKey,
  document: Pick<StoredDocument, 'values' | 'secrets'> | undefined,
  keyring: Keyring,
): Layer {
  if (!document) return layer;
  const secrets = openSecrets(key, inUse(layer, document), keyring);
  return { ...layer, values: { ...document.values, ...secrets } };
}

/** A document without sealed values that a layer has no use for. */
export function inUse<Document extends Pick<StoredDocument, 'secrets'>>(
  { secrets: names }: Layer,
  document: Document,
): Document {
  const used = Object.entries(document.secrets).filter(([name]) => names.includes(name));
  return { ...document, secrets: Object.fromEntries(used) };
}

/** The opened secrets of a document, by name. */
export function openSecrets(
  { slug, scope, scopeId }: DocumentKey,
  { secrets }: Pick<StoredDocument, 'secrets'>,
  keyring: Keyring,
): Record<string, string> {
  const place = placeOf({ slug, scope, scopeId });
  const opened = Object.entries(secrets).map(([name, sealed]): [string, string] => [
    name,
    keyring.open(sealed, place(name)),
  ]);
  return Object.fromEntries(opened);
}

/** Where a secret stands; it opens nowhere else. */
export function placeOf({ slug, scope, scopeId }: DocumentKey): (name: string) => string {
  return (name) => JSON.stringify([slug, scope, scopeId, name]);
}

/**
 * What may be shown of a document, and the names of what may not: `hidden` is set, `dormant` was sealed
 * while another release had it as a secret, and is out of use now that it is none. `sealed` is all that
 * is sealed.
 */
export function splitSecrets(
  fields: readonly SettingField[],
  document: Pick<StoredDocument, 'values' | 'secrets'> | undefined,
): { open: JsonObject; hidden: string[]; dormant: string[]; sealed: string[] } {
  const sealed = Object.keys(document?.secrets ?? {});
  const secret = new Set(fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name));
  const dormant = sealed.filter((it) => !secret.has(it) && fields.some(({ name }) => name === it));
  const entries = Object.entries(document?.values ?? {});
  const bare = entries.filter(([name]) => secret.has(name)).map(([name]) => name);
  return {
    open: Object.fromEntries(entries.filter(([name]) => !secret.has(name))),
    hidden: [...new Set([...sealed, ...bare])].filter((it) => !dormant.includes(it)).toSorted(),
    dormant: dormant.toSorted(),
    sealed,
  };
}
