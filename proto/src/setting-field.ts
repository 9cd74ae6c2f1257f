import { settingHints, type SettingHints, type SettingKind } from './setting-hints.ts';
import type { Json, JsonObject } from './struct.ts';

/** One setting as its JSON Schema describes it, with hints filled in. */
export type SettingField = Omit<SettingHints, 'field'> & {
  name: string;
  kind: SettingKind;
  title: string;
  description: string;
  /** It has to be set before the plugin can serve. */
  required: boolean;
  /** Undefined when there is none. */
  default: Json | undefined;
  /** JSON Schema of the value, references resolved. */
  schema: JsonObject;
};

/**
 * The settings that a JSON Schema of an object describes, in order: its own properties and those of
 * the schemas it is composed of (`allOf`, `$ref` within the document), of which later ones refine
 * earlier ones.
 */
export function settingFields(schema: JsonObject | undefined): SettingField[] {
  if (!schema) return [];
  const { properties, required } = flatten(schema, schema, 0);
  const fields = Object.entries(properties).map(([name, property]) =>
    toField(name, property, required.has(name)),
  );
  // Postgres keeps the members of an object in an order of its own.
  return fields.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0);
}

/** Those that people see in a form. */
export function shownSettings(schema: JsonObject | undefined): SettingField[] {
  return settingFields(schema).filter(({ hidden }) => hidden !== true);
}

function toField(name: string, property: JsonObject, required: boolean): SettingField {
  const { field, ...hints } = settingHints.safeParse(property['ui'] ?? {}).data ?? {};
  const value = property['default'];
  return {
    ...hints,
    name,
    kind: field ?? kindOf(property),
    title: textOf(property['title']) || name,
    description: textOf(property['description']),
    required: required && value === undefined,
    default: value,
    schema: property,
  };
}

type Flat = { properties: Record<string, JsonObject>; required: Set<string> };

/** Deep enough for any composition that somebody wrote by hand, and the end of one in a circle. */
const maxDepth = 16;

function flatten(schema: JsonObject, root: JsonObject, depth: number): Flat {
  const flat: Flat = { properties: {}, required: new Set() };
  if (depth > maxDepth) return flat;
  const add = (part: Flat) => {
    for (const [name, property] of Object.entries(part.properties)) {
      flat.properties[name] = { ...flat.properties[name], ...property };
    }
    for (const name of part.required) flat.required.add(name);
  };
  const target = referred(schema, root);
  if (target) add(flatten(target, root, depth + 1));
  for (const part of listOf(schema['allOf'])) {
    if (isObject(part)) add(flatten(part, root, depth + 1));
  }
  const own = isObject(schema['properties']) ? schema['properties'] : {};
  const names = listOf(schema['required']).filter((name) => typeof name === 'string');
  const properties = Object.entries(own).flatMap(([name, property]): [string, JsonObject][] => {
    if (!isObject(property)) return [];
    const { $ref: _, ...rest } = property;
    return [[name, { ...referred(property, root), ...rest }]];
  });
  add({ properties: Object.fromEntries(properties), required: new Set(names) });
  return flat;
}

/** What `$ref: "#/$defs/name"` stands for. */
function referred({ $ref: reference }: JsonObject, root: JsonObject): JsonObject | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
  let place: Json | undefined = root;
  for (const step of reference.slice(2).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    place = isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined;
  }
  return isObject(place) ? place : undefined;
}

function kindOf(schema: JsonObject): SettingKind {
  if (schema['writeOnly'] === true) return 'secret';
  if (Array.isArray(schema['enum'])) return 'select';
  switch (schema['type']) {
    case 'boolean':
      return 'bool';
    case 'integer':
      return 'int';
    case 'number':
      return 'number';
    case 'string':
      return schema['format'] === 'uri' ? 'url' : 'string';
    case 'array': {
      const items = isObject(schema['items']) ? schema['items'] : {};
      if (Array.isArray(items['enum'])) return 'multilist';
      return items['format'] === 'email' ? 'emails' : 'json';
    }
    default:
      return 'json';
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
