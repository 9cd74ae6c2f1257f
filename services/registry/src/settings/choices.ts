import { PlatformError, type Json, type JsonObject, type SettingField } from '@patchbay/proto';
import { z } from 'zod';
import type { AskPlugin } from '../lifecycle/ask-plugin.ts';
import type { Caller } from '../access/caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { DocumentKey } from './document-store.ts';

/** One of the values that a setting can have; `disabled` says why it cannot be chosen now. */
export type Choice = { value: string; title: string; description: string; disabled: string };

/** `trouble` says why the choices are not known now; empty when they are. */
export type ChoiceList = { choices: Choice[]; trouble: string };

const listed = z.object({
  value: z.string(),
  title: z.string().default(''),
  description: z.string().default(''),
  disabled: z.string().default(''),
});
const answered = z.object({ choices: z.record(z.string(), z.array(listed)) });

/** How long a plugin may take to compute choices that somebody waits for. */
const deadlineMs = 3_000;

/**
 * The choices of each setting that has some: static ones, plugins of an extension point, and those
 * that the plugin computes, for which it is asked once.
 */
export async function choicesOf(
  { catalog, askPlugin }: { catalog: Catalog; askPlugin: AskPlugin },
  {
    key: { slug, scope, scopeId },
    fields,
    values,
    caller,
  }: {
    key: DocumentKey;
    fields: readonly SettingField[];
    /** In force; chosen values that are gone stay in the list, disabled. */
    values: JsonObject;
    caller: Caller;
  },
): Promise<Map<string, ChoiceList>> {
  const computed = fields.filter(({ choices }) => choices === 'computed').map(({ name }) => name);
  const question = {
    plugin: slug,
    call: 'settings/choices',
    payload: { scope, scopeId, settings: computed, values },
    caller,
    deadlineMs,
  };
  let told: z.output<typeof answered>['choices'] = {};
  let trouble = '';
  if (computed.length > 0) {
    try {
      told = answered.parse(await askPlugin(question)).choices;
    } catch (error) {
      trouble = whyUnknown(error);
    }
  }
  const lists = fields.flatMap((field): [string, ChoiceList][] => {
    const { name, kind, point } = field;
    const chosen: unknown = values[name];
    const known = (Array.isArray(chosen) ? chosen : [chosen]).filter(
      (it) => typeof it === 'string',
    );
    const list = (choices: Choice[]) => withFormer(choices, known);
    if (computed.includes(name)) return [[name, { choices: list(told[name] ?? []), trouble }]];
    if (kind === 'plugin' || kind === 'plugins') {
      return [[name, { choices: list(pluginsOf(catalog, point ?? '')), trouble: '' }]];
    }
    if (kind !== 'select' && kind !== 'multilist') return [];
    return [[name, { choices: staticChoices(field), trouble: '' }]];
  });
  return new Map(lists);
}

function staticChoices({ schema, choices }: SettingField): Choice[] {
  const titled = Array.isArray(choices) ? choices : [];
  const items = schema['items'] as JsonObject | undefined;
  const values = (schema['enum'] ?? items?.['enum']) as Json[] | undefined;
  return (values ?? titled.map(({ value }) => value)).map((it) => {
    const value = typeof it === 'string' ? it : JSON.stringify(it);
    const {
      title = value,
      description = '',
      disabled = '',
    } = titled.find((choice) => choice.value === value) ?? {};
    return { value, title, description, disabled };
  });
}

/** Plugins that are offered and contribute to a point, by title. */
function pluginsOf(catalog: Catalog, point: string): Choice[] {
  return catalog
    .entries()
    .filter(
      ({ plugin }) =>
        plugin.offered &&
        plugin.contributions?.some((it) => it.point === point && it.state?.name === 'shown'),
    )
    .map(({ plugin: { slug, title } }) => ({
      value: slug,
      title: title ?? slug,
      description: '',
      disabled: '',
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title));
}

/** What was chosen and is no choice any more is shown all the same, so that it is not lost unseen. */
function withFormer(choices: Choice[], chosen: readonly string[]): Choice[] {
  const gone = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  const former = gone.map((value) => ({
    value,
    title: value,
    description: '',
    disabled: 'it is not available now',
  }));
  return [...choices.map((it) => ({ ...it, title: it.title || it.value })), ...former];
}

function whyUnknown(error: unknown): string {
  if (error instanceof z.ZodError)
    return 'the plugin answered something that is no list of choices';
  if (error instanceof PlatformError) return error.message;
  throw error;
}
