import {
  PlatformError,
  settingScopes,
  toStruct,
  toTimestamp,
  type SettingField,
  type SettingScope,
} from '@patchbay/proto';
import type { DocumentKey, StoredDocument } from './document-store.ts';
import { splitSecrets } from './layers.ts';

/**
 * The document that a request is about.
 *
 * @throws PlatformError `invalid` for a scope that is none, or lacks its id.
 */
export function keyOf(
  slug: string,
  scope: { kind?: string; id?: string } | null | undefined,
): DocumentKey {
  const { kind = '', id = '' } = scope ?? {};
  const known = settingScopes.find((it) => it === (kind || 'site'));
  if (!known) {
    throw new PlatformError('invalid', `scope.kind is "${kind}": it must be site, space or user`);
  }
  if ((known === 'site') !== (id === '')) {
    const rule = known === 'site' ? 'has no id' : `needs the id of the ${known}`;
    throw new PlatformError('invalid', `scope.id is "${id}": the scope "${known}" ${rule}`);
  }
  return { slug, scope: known, scopeId: id };
}

/** A document as it is shown: without secrets. */
export function toMessage(
  document: StoredDocument | undefined,
  fields: readonly SettingField[],
  schemaVersion: number,
) {
  const { open, hidden } = splitSecrets(fields, document);
  return {
    values: toStruct(open),
    secrets: hidden,
    version: document?.version ?? 0,
    schemaVersion: document?.schemaVersion ?? schemaVersion,
    changedBy: document?.changedBy ?? '',
    changedAt: document ? toTimestamp(document.changedAt) : null,
    trouble: document?.trouble ?? '',
  };
}

/** In words: `the site`, `space 42`. */
export function phraseOf({ scope, scopeId }: { scope: SettingScope; scopeId: string }): string {
  return scope === 'site' ? 'the site' : `${scope} ${scopeId}`;
}
