import type { Keyring, Queryable } from '@patchbay/chassis';
import { PlatformError, type JsonObject, type SettingField } from '@patchbay/proto';
import { recordDeeds } from '../access/audit-store.ts';
import { actorOf, type Actor, type Caller } from '../access/caller.ts';
import {
  findDocument,
  saveDocument,
  type DocumentKey,
  type StoredDocument,
} from './document-store.ts';
import { placeOf, splitSecrets } from './layers.ts';
import { mask } from './mask.ts';
import { deleteSecrets, saveSecret } from './secret-store.ts';

/** What is to be stored: new values, and names that go back to their default. */
export type Changes = { set: JsonObject; reset: readonly string[] };

/**
 * Writes a change into a document that the transaction's plugin lock protects: plain values into the
 * document, secrets sealed beside it, and the deed into the audit log with secrets masked.
 *
 * @throws PlatformError `conflict` when the document is not of `version` any more.
 */
export async function writeDocument(
  tx: Queryable,
  {
    key,
    fields,
    changes: { set, reset },
    version,
    schemaVersion,
    caller,
    by = caller,
    keyring,
  }: {
    key: DocumentKey;
    fields: readonly SettingField[];
    changes: Changes;
    version: number;
    schemaVersion: number;
    caller: Caller;
    by?: Actor | undefined;
    keyring: Keyring;
  },
): Promise<void> {
  const document = await findDocument(tx, key);
  requireVersion(key, document, version);
  const isSecret = (name: string) => fields.some((it) => it.name === name && it.kind === 'secret');
  const names = [...Object.keys(set), ...reset];
  const kept = Object.entries(document?.values ?? {}).filter(([name]) => !names.includes(name));
  const plain = Object.entries(set).filter(([name]) => !isSecret(name));
  const values = Object.fromEntries([...kept, ...plain]);

  await saveDocument(tx, key, { values, schemaVersion, changedBy: actorOf(caller) });
  await deleteSecrets(tx, key, names);
  for (const [name, value] of Object.entries(set)) {
    if (!isSecret(name) || typeof value !== 'string') continue;
    await saveSecret(tx, key, { name, ...keyring.seal(value, placeOf(key)(name)) });
  }

  const { open, hidden, dormant } = splitSecrets(fields, document);
  const isMasked = (name: string) => hidden.includes(name) || dormant.includes(name);
  const before = (name: string) => (isMasked(name) ? mask : (open[name] ?? null));
  const after = (name: string) => (isSecret(name) && name in set ? mask : (set[name] ?? null));
  const { slug, scope, scopeId } = key;
  const about = { ...(scope !== 'site' && { [scope]: scopeId }) };
  const deed = {
    action: 'settings.updated',
    target: `plugin:${slug}`,
    before: { ...about, ...Object.fromEntries(names.map((name) => [name, before(name)])) },
    after: { ...about, ...Object.fromEntries(names.map((name) => [name, after(name)])) },
  };
  await recordDeeds(tx, by, [deed]);
}

function requireVersion(
  { slug }: DocumentKey,
  document: StoredDocument | undefined,
  version: number,
): void {
  const actual = document?.version ?? 0;
  if (actual === version) return;
  const who = document
    ? `${document.changedBy} changed them at ${document.changedAt.toISOString()}`
    : 'nobody has set them yet';
  throw new PlatformError(
    'conflict',
    `the settings of "${slug}" are version ${actual} by now, not ${version}: ${who}; load them again and repeat the change`,
    { reason: 'stale-settings' },
  );
}
