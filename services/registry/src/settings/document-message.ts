import { toStruct, toTimestamp, type SettingField, type SettingScope } from '@patchbay/proto';
import type { StoredDocument } from './document-store.ts';
import { splitSecrets } from './layers.ts';

/** A document as it is shown: without secrets. */
export function toMessage(
  document: StoredDocument | undefined,
  fields: readonly SettingField[],
  schemaVersion: number,
) {
  const { open, hidden, dormant } = splitSecrets(fields, document);
  return {
    values: toStruct(open),
    secrets: hidden,
    setAnew: dormant,
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
