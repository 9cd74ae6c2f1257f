import { isDeepStrictEqual } from 'node:util';
import { parseDuration, type Json, type JsonObject, type SettingField } from '@patchbay/proto';
import type { SettingsData } from './settings-data.ts';

export type FormBody = Readonly<Record<string, string | string[] | undefined>>;

/** The name of a setting's control in its form. */
export function controlName(name: string): string {
  return `v.${name}`;
}

/** The name of the hidden control with the values that a form was made with. */
export const shownName = 'shown';

/** The values that a form was made with; undefined when it does not say. */
export function shownIn(body: FormBody): JsonObject | undefined {
  const shown = parseJson([body[shownName] ?? ''].flat().join(''));
  const isObject = typeof shown === 'object' && shown !== null && !Array.isArray(shown);
  return isObject ? shown : undefined;
}

/**
 * What a person changed in a form: fields that read as what was shown are left alone, so that they go
 * on following the default. What cannot be read is passed on as it is, for the registry to refuse.
 *
 * @param values those that the form was made with.
 */
export function readForm(
  body: FormBody,
  { fields, values, sources }: Pick<SettingsData, 'fields' | 'values' | 'sources'>,
): { changes: JsonObject; entered: JsonObject; violations: Record<string, string> } {
  const [changes, entered]: [JsonObject, JsonObject] = [{}, {}];
  const violations: Record<string, string> = {};
  for (const field of fields) {
    const { name, kind } = field;
    const sent = body[controlName(name)];
    if (sent === undefined) continue;
    const texts = [sent].flat();
    if (kind === 'secret') {
      const secret = texts.at(-1) ?? '';
      if (secret !== '') changes[name] = secret;
      continue;
    }
    const value = read(field, texts);
    if (value === undefined) {
      violations[name] = 'must be JSON, like {"color": "red"}';
      entered[name] = texts.at(-1) ?? '';
      continue;
    }
    entered[name] = value;
    const shown = values[name] ?? null;
    const isNothing = value === '' && shown === null;
    if (isNothing || isSame(field, value, shown)) continue;
    if (value !== null || sources[name] !== undefined) changes[name] = value;
  }
  return { changes, entered, violations };
}

/** Null for nothing; undefined for what is no JSON. */
function read(field: SettingField, texts: string[]): Json | undefined {
  const text = (texts.at(-1) ?? '').replaceAll('\r\n', '\n');
  switch (field.kind) {
    case 'bool':
      return texts.includes('true');
    case 'int':
    case 'number':
    case 'intrange':
      if (text.trim() === '') return null;
      return /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : text;
    case 'duration':
      return text.trim() === '' ? null : (parseDuration(text) ?? text);
    case 'multilist':
    case 'plugins':
      return texts.filter((it) => it !== '');
    case 'emails':
      return text
        .split(/[\n,;]/)
        .map((it) => it.trim())
        .filter(Boolean);
    case 'json':
      return text.trim() === '' ? null : parseJson(text);
    case 'select':
      return chosen(field, text);
    case 'url':
    case 'cron':
    case 'plugin':
      return text === '' && !field.required && field.default === undefined ? null : text;
    default:
      return text;
  }
}

/** A form shows choices in an order of its own: what it sends differs by that only where order matters. */
function isSame(field: SettingField, value: Json, shown: Json): boolean {
  if (isDeepStrictEqual(value, shown)) return true;
  if (field.ordered || !Array.isArray(value) || !Array.isArray(shown)) return false;
  const isList = field.kind === 'multilist' || field.kind === 'plugins';
  return isList && isDeepStrictEqual(new Set(value), new Set(shown));
}

/** The choice as the schema has it: not every choice is a text. */
function chosen({ schema, default: fallback, required }: SettingField, text: string): Json {
  const known = Array.isArray(schema['enum']) ? schema['enum'] : [];
  const found = known.find((it) => (typeof it === 'string' ? it : JSON.stringify(it)) === text);
  if (found !== undefined) return found;
  return text === '' && !required && fallback === undefined ? null : text;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
