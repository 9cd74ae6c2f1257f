import type { Keyring, Queryable } from '@patchbay/chassis';
import {
  settingFields,
  settingScopes,
  settingsSchemaOf,
  type Json,
  type Manifest,
} from '@patchbay/proto';
import {
  listBare,
  removeBare,
  removeFormerBare,
  type SecretsOfScope,
} from './bare-secret-store.ts';
import { placeOf } from './layers.ts';
import { saveSecretNames } from './secret-name-store.ts';
import { saveSecret } from './secret-store.ts';

/**
 * Seals what is stored in clear of settings that `manifest` makes secrets, in every scope, and takes it
 * out of what is kept for a rollback. Without a key nothing can be sealed: it stays hidden where it is
 * until a registry starts with one.
 */
export async function sealNewSecrets(
  tx: Queryable,
  { slug, manifest, keyring }: { slug: string; manifest: Manifest | undefined; keyring: Keyring },
): Promise<void> {
  for (const secrets of secretsOf(slug, manifest)) {
    const { scope, names } = secrets;
    await saveSecretNames(tx, slug, names);
    if (keyring.keyId === undefined) continue;
    for (const { scopeId, values } of await listBare(tx, secrets)) {
      const key = { slug, scope, scopeId };
      for (const [name, value] of Object.entries(values)) {
        const text = textOf(value);
        if (text === '') continue;
        await saveSecret(tx, key, { name, ...keyring.seal(text, placeOf(key)(name)) });
      }
    }
    await removeBare(tx, secrets);
    await removeFormerBare(tx, secrets);
  }
}

/** The secrets that a manifest declares, scope by scope. */
export function secretsOf(slug: string, manifest: Manifest | null | undefined): SecretsOfScope[] {
  return settingScopes.flatMap((scope) => {
    const fields = settingFields(settingsSchemaOf(manifest, scope));
    const names = fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name);
    return names.length > 0 ? [{ slug, scope, names }] : [];
  });
}

function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
