import {
  parseCron,
  type Json,
  type JsonObject,
  type SettingField,
  type Violation,
} from '@patchbay/proto';
import { schemaViolations } from '@patchbay/chassis';
import type { Choice } from './choices.ts';

/**
 * What is wrong with changed settings, by their schema and by what kind of value each is. Names that
 * the schema does not have are refused here, and kept where they are already stored.
 *
 * @param before what the settings are, and `after` what they would be: for rules about several
 * settings at once. Secrets are left out. What was wrong before is no reason to refuse the change.
 */
export function checkChanges({
  slug,
  schema,
  fields,
  changes,
  before,
  after,
}: {
  slug: string;
  schema: JsonObject | undefined;
  fields: readonly SettingField[];
  changes: JsonObject;
  before: JsonObject;
  after: JsonObject;
}): Violation[] {
  const violations = Object.entries(changes).flatMap(([name, value]): Violation[] => {
    const field = fields.find((it) => it.name === name);
    if (field) return checkValue(schema, field, value);
    const listed = fields.map((it) => it.name).join(', ') || 'none';
    return [{ field: name, message: `plugin "${slug}" has no such setting; it has ${listed}` }];
  });
  if (violations.length > 0) return violations;
  const whole = together(schema ?? {}, fields);
  const known = new Set(
    schemaViolations(whole, '', before).map(({ field, message }) => field + message),
  );
  return schemaViolations(whole, '', after)
    .filter(({ field, message }) => !known.has(field + message))
    .map(({ field, message }) => ({ field: field.replace(/^\./, ''), message }));
}

/** What is wrong with values that may only be some of several. */
export function checkChoices(
  field: SettingField,
  value: Json,
  choices: readonly Choice[],
  { stored }: { stored: Json | undefined },
): Violation[] {
  const many = Array.isArray(value);
  const before: unknown[] = Array.isArray(stored) ? stored : [stored];
  return (many ? value : [value]).flatMap((it, index): Violation[] => {
    if (it === '' && !field.required && !many) return [];
    const at = many ? `${field.name}[${index}]` : field.name;
    const choice = choices.find(({ value: known }) => known === it);
    if (choice?.disabled && !before.includes(it)) {
      return [{ field: at, message: `${JSON.stringify(it)} cannot be chosen: ${choice.disabled}` }];
    }
    if (choice) return [];
    const known = choices.map((each) => each.value).join(', ') || 'none';
    return [{ field: at, message: `invalid choice ${JSON.stringify(it)}; there is ${known}` }];
  });
}

/** A value against its own part of the schema, with the definitions of the whole. */
function checkValue(schema: JsonObject | undefined, field: SettingField, value: Json): Violation[] {
  const { name, schema: property } = field;
  const definitions = schema?.['$defs'];
  const whole = definitions === undefined ? property : { $defs: definitions, ...property };
  // What a kind of value is says more than the pattern in its schema.
  const violations = checkKind(field, value);
  return violations.length > 0 ? violations : schemaViolations(whole, name, value);
}

function checkKind({ kind, name, required }: SettingField, value: Json): Violation[] {
  const wrong = (message: string, field = name) => [{ field, message }];
  switch (kind) {
    case 'cron':
      if ((value === '' && !required) || isCron(value)) return [];
      return wrong('must be a cron expression, like "0 7 * * 1-5"');
    case 'url':
      if ((value === '' && !required) || isUrl(value)) return [];
      return wrong('must be a whole address, like "https://example.org/"');
    case 'emails':
      return (Array.isArray(value) ? value : []).flatMap((it, index) =>
        isEmail(it)
          ? []
          : wrong(
              `${JSON.stringify(it)} is no e-mail address, like "ada@example.org"`,
              `${name}[${index}]`,
            ),
      );
    case 'name':
      return value === '' && required ? wrong('must not be empty') : [];
    case 'duration':
      return typeof value === 'string' ? wrong('must be a time, like "1h 30m" or "90s"') : [];
    default:
      return [];
  }
}

/** As for tasks, but for `@every`: the plugin may not know that. */
function isCron(value: Json): boolean {
  try {
    return typeof value === 'string' && parseCron(value).kind === 'cron';
  } catch {
    return false;
  }
}

function isUrl(value: Json): boolean {
  return typeof value === 'string' && URL.canParse(value);
}

function isEmail(value: Json): boolean {
  return typeof value === 'string' && /^[^\s@"<>]+@[^\s@"<>.]+(\.[^\s@"<>.]+)+$/.test(value);
}

/**
 * The schema for all settings together. What is missing makes a plugin "not configured" and is no
 * mistake; secrets are checked when they are set, and are not there afterwards.
 */
function together(schema: JsonObject, fields: readonly SettingField[]): JsonObject {
  const isSecret = (name: string) =>
    fields.some((field) => field.name === name && field.kind === 'secret');
  const { required: _, ...rest } = schema;
  const parts = rest['allOf'];
  const properties = rest['properties'] as JsonObject | undefined;
  const shown = Object.entries(properties ?? {}).filter(([name]) => !isSecret(name));
  return {
    ...rest,
    ...(properties && { properties: Object.fromEntries(shown) }),
    ...(rest['additionalProperties'] === false && { additionalProperties: true }),
    ...(Array.isArray(parts) && {
      allOf: parts.map((part) => (isObject(part) ? together(part, fields) : part)),
    }),
  };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
