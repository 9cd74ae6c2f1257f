import {
  fromStruct,
  settingFields,
  type Json,
  type JsonObject,
  type ReceivedCommand,
  type SettingField,
} from '@patchbay/proto';
import { readForm, type FormBody } from '../settings/read-form.ts';
import type { ChoiceShown, SettingsData } from '../settings/settings-data.ts';

/** The control of the whole input, where no schema says what it is made of. */
export const rawControl = 'input';

/** What a person enters for a command; undefined where no schema says what it takes. */
export function commandFields({
  input,
}: Pick<ReceivedCommand, 'input'>): SettingField[] | undefined {
  if (!input) return undefined;
  const fields = settingFields(fromStruct(input));
  // Whether a name is available is only known of settings.
  for (const field of fields) if (field.kind === 'name') field.kind = 'string';
  return fields;
}

/** The form of a command as one of settings, which have the same controls. */
export function formData(command: ReceivedCommand, fields: SettingField[]): SettingsData {
  const defaults = fields.flatMap((it): [string, Json][] =>
    it.default === undefined ? [] : [[it.name, it.default]],
  );
  return {
    slug: `${command.slug}.${command.name}`,
    scope: 'site',
    scopeId: '',
    fields,
    values: Object.fromEntries(defaults),
    sources: {},
    version: 0,
    changedBy: '',
    missing: [],
    choices: Object.fromEntries(
      fields.map((field) => [field.name, { choices: choicesOf(field), trouble: '' }]),
    ),
    setAnew: [],
    restartRequired: false,
    trouble: '',
  };
}

/** What was entered, as the command takes it: what was left empty is left out. */
export function readInput(
  body: FormBody,
  data: SettingsData | undefined,
): { input: JsonObject; violations: Record<string, string> } {
  if (!data) return readRaw(body);
  const { entered, changes, violations } = readForm(body, data);
  const required = new Set(data.fields.filter((it) => it.required).map(({ name }) => name));
  const given = Object.entries({ ...changes, ...entered }).filter(
    ([name, value]) => value !== null && (value !== '' || required.has(name)),
  );
  return { input: Object.fromEntries(given), violations };
}

function readRaw(body: FormBody): ReturnType<typeof readInput> {
  const text = [body[rawControl] ?? ''].flat().join('').trim();
  if (text === '') return { input: {}, violations: {} };
  try {
    const value = JSON.parse(text) as Json;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return { input: value, violations: {} };
    }
  } catch {
    // It is told below.
  }
  return { input: {}, violations: { [rawControl]: 'must be a JSON object, like {"name": "a"}' } };
}

function choicesOf({ schema, choices }: SettingField): ChoiceShown[] {
  if (Array.isArray(choices)) {
    return choices.map(({ value, title = value, description = '', disabled = '' }) => {
      return { value, title, description, disabled };
    });
  }
  const items = schema['items'];
  const holder = items && typeof items === 'object' && !Array.isArray(items) ? items : schema;
  const values = Array.isArray(holder['enum']) ? holder['enum'] : [];
  return values.map((it) => {
    const value = typeof it === 'string' ? it : JSON.stringify(it);
    return { value, title: value, description: '', disabled: '' };
  });
}
