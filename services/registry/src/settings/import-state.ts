import {
  invalid,
  PlatformError,
  settingFields,
  settingsSchemaOf,
  violationsOf,
  type JsonObject,
  type Manifest,
  type Violation,
} from '@patchbay/proto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { recordDeeds } from '../access/audit-store.ts';
import { platform, type Caller } from '../access/caller.ts';
import { changePlugin } from '../plugins/change-plugin.ts';
import { decideContribution } from '../points/contribution-store.ts';
import { saveDecisions } from '../plugins/plugin-store.ts';
import { findManifest } from '../plugins/release-store.ts';
import { phraseOf } from './document-message.ts';
import { findDocument, type DocumentKey } from './document-store.ts';
import { mask } from './mask.ts';
import { askToMigrate } from './migrate-settings.ts';
import { requirePlace } from './settings-place.ts';
import type { SettingsDeps } from './settings-service.ts';
import { checkUpdate, updateSettings, type Update } from './update-settings.ts';

const place = z.int().nullable().default(null);
const stateSchema = z.object({
  format: z.literal('patchbay-state'),
  formatVersion: z.literal(1),
  plugins: z.array(
    z.object({
      slug: z.string(),
      enabled: z.boolean().default(true),
      title: z.string().max(100).nullable().default(null),
      index: place,
      contributions: z
        .array(z.object({ id: z.string(), enabled: z.boolean().default(true), index: place }))
        .default([]),
      settings: z
        .array(
          z.object({
            scope: z.enum(['site', 'space', 'user']),
            scopeId: z.string().default(''),
            schemaVersion: z.int().min(1).default(1),
            values: z.record(z.string(), z.json()),
            secretsLeftOut: z.array(z.string()).default([]),
          }),
        )
        .default([]),
    }),
  ),
});

type PluginState = z.output<typeof stateSchema>['plugins'][number];

/**
 * Makes what is installed here as an export says; settings of a scope become exactly those of the
 * export, but for secrets, which stay.
 *
 * @throws PlatformError `invalid` with each value that does not fit; nothing is changed then.
 */
export async function importState(
  deps: SettingsDeps,
  { state, dryRun, caller }: { state: JsonObject; dryRun: boolean; caller: Caller },
): Promise<{ changes: string[]; leftOut: string[] }> {
  const parsed = stateSchema.safeParse(state);
  if (!parsed.success) throw invalid('this is no export of a registry', violationsOf(parsed.error));
  const [changes, leftOut]: [string[], string[]] = [[], []];
  const violations: Violation[] = [];
  const steps: (() => Promise<void>)[] = [];

  for (const [index, wanted] of parsed.data.plugins.entries()) {
    const entry = deps.catalog.get(wanted.slug);
    if (!entry) {
      leftOut.push(`${wanted.slug}: it is not installed here`);
      continue;
    }
    const decided = differences(entry.plugin, wanted);
    if (decided.length > 0) {
      changes.push(...decided.map((line) => `${wanted.slug}: ${line}`));
      steps.push(() => decide(deps, wanted, caller, decided));
    }
    for (const [at, document] of wanted.settings.entries()) {
      const { scope, scopeId, secretsLeftOut } = document;
      const where = `${wanted.slug}, settings of ${phraseOf({ scope, scopeId })}`;
      const planned = await toUpdate(deps, wanted.slug, document, caller);
      if (typeof planned === 'string') {
        leftOut.push(`${where}: ${planned}`);
        continue;
      }
      const { update, unknown } = planned;
      for (const name of secretsLeftOut) leftOut.push(`${where}: the secret ${name}`);
      for (const name of unknown)
        leftOut.push(`${where}: ${name}, which its release does not have`);
      const checked = await checkUpdate(deps, update);
      const path = `plugins[${index}].settings[${at}].values`;
      for (const { field, message } of checked.violations) {
        violations.push({ field: field ? `${path}.${field}` : path, message });
      }
      const { set, reset } = checked.changes;
      const stored = checked.document?.values ?? {};
      const secret = secretNamesOf(update);
      for (const [name, value] of Object.entries(set)) {
        const sealed = checked.document?.secrets ?? {};
        const isHidden = name in sealed || (secret.has(name) && name in stored);
        const from = isHidden ? mask : text(stored[name]);
        changes.push(`${where}: ${name} ${from} → ${secret.has(name) ? mask : text(value)}`);
      }
      for (const name of reset) changes.push(`${where}: ${name} ${text(stored[name])} → default`);
      if (Object.keys(set).length + reset.length > 0) {
        steps.push(async () => void (await updateSettings(deps, update)));
      }
    }
  }
  if (violations.length > 0) throw invalid('the export does not fit', violations);
  if (!dryRun) for (const step of steps) await step();
  return { changes, leftOut };
}

type Current = {
  enabled?: boolean;
  operatorTitle?: string;
  index?: number;
  contributions?: { id?: string; enabled?: boolean; index?: number }[] | undefined;
};

function differences(current: Current, wanted: PluginState): string[] {
  const lines: string[] = [];
  const compare = (what: string, before: unknown, after: unknown) => {
    if (!isDeepStrictEqual(before, after)) lines.push(`${what} ${text(before)} → ${text(after)}`);
  };
  compare('enabled', current.enabled ?? true, wanted.enabled);
  compare('title', current.operatorTitle || null, wanted.title);
  compare('index', current.index ?? null, wanted.index);
  for (const { id, enabled, index } of current.contributions ?? []) {
    const other = wanted.contributions.find((it) => it.id === id) ?? { enabled: true, index: null };
    compare(`contribution ${id} enabled`, enabled ?? true, other.enabled);
    compare(`contribution ${id} index`, index ?? null, other.index);
  }
  return lines;
}

function decide(
  deps: SettingsDeps,
  { slug, enabled, title, index, contributions }: PluginState,
  caller: Caller,
  lines: string[],
): Promise<void> {
  return changePlugin(
    deps,
    slug,
    async (tx) => {
      await saveDecisions(tx, slug, { enabled, operatorTitle: title, index });
      for (const { id = '' } of deps.catalog.get(slug)?.plugin.contributions ?? []) {
        const wanted = contributions.find((it) => it.id === id) ?? { enabled: true, index: null };
        const { enabled: shown, index: at } = wanted;
        await decideContribution(tx, { slug, id }, { enabled: shown, index: at });
      }
      const deed = { action: 'state.imported', target: `plugin:${slug}`, after: { lines } };
      await recordDeeds(tx, caller, [deed]);
      return { contributions: true };
    },
    { relates: true },
  );
}

/** How settings of an export are stored here, or why they cannot be. */
async function toUpdate(
  deps: SettingsDeps,
  slug: string,
  { scope, scopeId, schemaVersion, values }: PluginState['settings'][number],
  caller: Caller,
): Promise<{ update: Update; unknown: string[] } | string> {
  const { db, catalog } = deps;
  const version = catalog.get(slug)?.plugin.version;
  const manifest = version ? await findManifest(db, slug, version) : undefined;
  let rewritten: JsonObject;
  const key: DocumentKey = { slug, scope, scopeId };
  try {
    const asker = { caller: platform, administers: () => Promise.resolve() };
    const place = await requirePlace(deps, { kind: scope, id: scopeId }, asker);
    key.scopeId = place.scopeId;
    rewritten = await valuesFor(deps, key, manifest, { from: schemaVersion, values });
  } catch (error) {
    if (error instanceof PlatformError) return error.message;
    throw error;
  }
  const fields = settingFields(settingsSchemaOf(manifest, scope));
  const stored = (await findDocument(db, key))?.values ?? {};
  const isKnown = (name: string) => name in stored || fields.some((field) => field.name === name);
  const entries = Object.entries(rewritten);
  const settings = Object.fromEntries(entries.filter(([name]) => isKnown(name)));
  const unknown = entries.map(([name]) => name).filter((name) => !isKnown(name));
  const update = { key, manifest, settings, version: undefined, caller };
  return { update: { ...update, resetOthers: 'plain' }, unknown };
}

/**
 * Settings of an export as the active release has them.
 *
 * @throws PlatformError when the plugin does not rewrite them, or they are of a later version.
 */
async function valuesFor(
  deps: SettingsDeps,
  key: DocumentKey,
  manifest: Manifest | undefined,
  { from, values }: { from: number; values: JsonObject },
): Promise<JsonObject> {
  const to = manifest?.settingsVersion ?? 1;
  if (from > to) {
    const message = `they are of version ${from}, and the active release has version ${to}`;
    throw new PlatformError('failed_precondition', message);
  }
  return from === to ? values : askToMigrate(deps, key, manifest, { from, to, values });
}

function secretNamesOf({ key: { scope }, manifest }: Update): Set<string> {
  const fields = settingFields(settingsSchemaOf(manifest, scope));
  return new Set(fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name));
}

function text(value: unknown): string {
  return value === undefined ? 'default' : JSON.stringify(value);
}
