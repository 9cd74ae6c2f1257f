import { isDeepStrictEqual } from 'node:util';
import {
  invalid,
  PlatformError,
  settingsSchemaOf,
  settingFields,
  type JsonObject,
  type Manifest,
  type SettingField,
  type Violation,
} from '@patchbay/proto';
import { z } from 'zod';
import type { Actor, Caller } from '../access/caller.ts';
import { changePlugin } from '../plugins/change-plugin.ts';
import { addLifecycleCall } from '../lifecycle/lifecycle-store.ts';
import { needRestart } from '../plugins/restart-store.ts';
import { checkChanges, checkChoices } from './check.ts';
import { choicesOf } from './choices.ts';
import { findDocument, type DocumentKey, type StoredDocument } from './document-store.ts';
import { effectiveSettings, type Layer } from './effective.ts';
import { inUse, loadLayers, openSecrets, splitSecrets, toLayer, withSecrets } from './layers.ts';
import { normalise } from './normalise.ts';
import type { SettingsDeps } from './settings-service.ts';
import { writeDocument, type Changes } from './write-document.ts';

/** A plugin that checks what people enter is not waited for longer. */
const validationMs = 5_000;

/** More than any form fills. */
const maxDocumentBytes = 256 * 1024;

export type Update = {
  key: DocumentKey;
  manifest: Manifest | undefined;
  /** New values; null resets. */
  settings: JsonObject;
  /** Of the document that the change is made to; undefined: whichever there is. */
  version: number | undefined;
  /** Resets what is not in `settings` too: everything, or everything but secrets. */
  resetOthers?: 'all' | 'plain' | undefined;
  /** Only checks it. */
  dryRun?: boolean;
  caller: Caller;
  /** By whom the audit log has it done, if that is not the caller alone. */
  by?: Actor | undefined;
};

/**
 * Checks a change of settings, first by schema and then by the plugin, and stores all of it or nothing.
 * Resolves to why the plugin did not check it; empty when it did or has nothing to check.
 *
 * @throws PlatformError `invalid` with each bad setting, `conflict` when somebody was faster.
 */
export async function updateSettings(deps: SettingsDeps, update: Update): Promise<string> {
  const { key, manifest, caller, by = caller, dryRun = false } = update;
  const fields = settingFields(settingsSchemaOf(manifest, key.scope));
  const { changes, violations, document, unchecked } = await checkUpdate(deps, update);
  if (violations.length > 0) throw invalid('the settings are not valid', violations);
  const names = [...Object.keys(changes.set), ...changes.reset];
  if (names.length === 0) return '';
  if (dryRun) return unchecked;

  const version = update.version ?? document?.version ?? 0;
  const schemaVersion = manifest?.settingsVersion ?? 1;
  await changePlugin(deps, key.slug, async (tx) => {
    const { keyring } = deps;
    const stored = { key, fields, changes, version, schemaVersion, caller, by, keyring };
    await writeDocument(tx, stored);
    const restart = fields.some(({ name, restart: flag }) => flag && names.includes(name));
    if (restart) await needRestart(tx, key.slug);
    const { slug, scope, scopeId } = key;
    const payload = { scope, names, ...(scope !== 'site' && { [scope]: scopeId }) };
    await addLifecycleCall(tx, { slug, kind: 'settings-changed', payload });
    // Another release may have become active since the change was checked.
    return { settings: true };
  });
  deps.events.settingsChanged({ plugin: key.slug, scope: key.scope, names });
  return unchecked;
}

/** What an update would change, and what is wrong with it; nothing is stored. */
export async function checkUpdate(
  deps: SettingsDeps,
  { key, manifest, settings, resetOthers, caller }: Update,
): Promise<{
  changes: Changes;
  violations: Violation[];
  document: StoredDocument | undefined;
  unchecked: string;
}> {
  const schema = settingsSchemaOf(manifest, key.scope);
  const fields = settingFields(schema);
  const document = await findDocument(deps.db, key);
  const changes = changesOf(settings, fields, document, resetOthers);
  const answer = { changes, document, unchecked: '' };

  const { layers } = await loadLayers(deps.db, key.slug, manifest, viewOf(key));
  const own = toLayer(key.scope, manifest, document);
  const others = layers.filter(({ scope }) => scope !== key.scope);
  const changed = { ...own, values: applied(own.values, changes) };
  const shown = fields.filter(({ kind }) => kind !== 'secret').map(({ name }) => name);
  const visible = (layer: Layer) => pick(effectiveSettings([layer, ...others]).values, shown);
  const [before, after] = [visible(own), visible(changed)];

  const { slug } = key;
  const violations = checkChanges({ slug, schema, fields, changes: changes.set, before, after });
  if (JSON.stringify(changed.values).length > maxDocumentBytes) {
    violations.push({ field: '', message: `settings take ${maxDocumentBytes / 1024} KiB at most` });
  }
  if (violations.length > 0) return { ...answer, violations };

  const chosen = fields.filter(({ name }) => name in changes.set);
  const lists = await choicesOf(deps, { key, fields: chosen, values: before, caller });
  const troubles = new Set<string>();
  for (const field of chosen) {
    const list = lists.get(field.name);
    const value = changes.set[field.name] ?? null;
    if (list?.trouble) troubles.add(list.trouble);
    else if (list)
      violations.push(...checkChoices(field, value, list.choices, { stored: before[field.name] }));
  }
  if (violations.length > 0 || !manifest?.settingsCalls.includes('validate')) {
    return { ...answer, violations, unchecked: [...troubles].join('; ') };
  }
  const secrets = document ? openSecrets(key, inUse(own, document), deps.keyring) : {};
  const values = { ...after, ...applied(secrets, changes) };
  const verdict = await askForVerdict(deps, { key, values, changes, caller });
  if (verdict.unchecked) troubles.add(verdict.unchecked);
  return { ...answer, violations: verdict.violations, unchecked: [...troubles].join('; ') };
}

/** In force in a document's own scope, secrets opened: what the plugin works with. */
export async function inForce(
  { db, keyring }: Pick<SettingsDeps, 'db' | 'keyring'>,
  key: DocumentKey,
  manifest: Manifest | undefined,
): Promise<JsonObject> {
  const { layers, documents } = await loadLayers(db, key.slug, manifest, viewOf(key));
  const opened = layers.map((layer) => {
    const document = documents.find(({ scope }) => scope === layer.scope);
    const scopeId = document?.scopeId ?? '';
    return withSecrets(layer, { slug: key.slug, scope: layer.scope, scopeId }, document, keyring);
  });
  return effectiveSettings(opened).values;
}

export function viewOf({ scope, scopeId }: DocumentKey): { space?: string; user?: string } {
  return scope === 'site' ? {} : { [scope]: scopeId };
}

function changesOf(
  settings: JsonObject,
  fields: readonly SettingField[],
  document: StoredDocument | undefined,
  resetOthers: Update['resetOthers'],
): Changes {
  const set: JsonObject = {};
  const sealed = splitSecrets(fields, document)[resetOthers === 'plain' ? 'hidden' : 'sealed'];
  const stored = [...Object.keys(document?.values ?? {}), ...sealed];
  const own = resetOthers === 'plain' ? fields.filter(({ kind }) => kind !== 'secret') : fields;
  const names = new Set(resetOthers ? own.map(({ name }) => name) : []);
  const reset = new Set(stored.filter((name) => names.has(name)));
  for (const [name, value] of Object.entries(settings)) {
    reset.delete(name);
    if (value === null) {
      if (stored.includes(name)) reset.add(name);
      continue;
    }
    const field = fields.find((it) => it.name === name);
    const wanted = field ? normalise(field, value) : value;
    if (!isDeepStrictEqual(document?.values[name], wanted)) set[name] = wanted;
  }
  return { set, reset: [...reset] };
}

function pick(values: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function applied(values: JsonObject, { set, reset }: Changes): JsonObject {
  const kept = Object.entries(values).filter(([name]) => !reset.includes(name));
  return { ...Object.fromEntries(kept), ...set };
}

const verdictSchema = z.object({
  violations: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

async function askForVerdict(
  { askPlugin }: SettingsDeps,
  {
    key: { slug, scope, scopeId },
    values,
    changes,
    caller,
  }: { key: DocumentKey; values: JsonObject; changes: Changes; caller: Caller },
): Promise<{ violations: Violation[]; unchecked: string }> {
  const changed = [...Object.keys(changes.set), ...changes.reset];
  try {
    const answer = await askPlugin({
      plugin: slug,
      call: 'settings/validate',
      payload: { scope, scopeId, values, changed },
      caller,
      deadlineMs: validationMs,
    });
    return { ...verdictSchema.parse(answer), unchecked: '' };
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'invalid') {
      const violations = error.details.violations ?? [{ field: '', message: error.message }];
      return { violations: [...violations], unchecked: '' };
    }
    if (error instanceof z.ZodError) {
      return { violations: [], unchecked: 'the plugin answered something that is no verdict' };
    }
    if (!(error instanceof PlatformError)) throw error;
    return { violations: [], unchecked: error.message };
  }
}
