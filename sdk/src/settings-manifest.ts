import type { z } from 'zod';
import {
  fieldPath,
  settingsMembers,
  settingScopes,
  type JsonObject,
  type Violation,
} from '@patchbay/proto';
import { jsonSchema } from './json-schema.ts';
import type { SettingsDefinition, SettingsSchemas } from './settings-definition.ts';

/** What the manifest says of settings: a JSON Schema for each scope, and what the plugin answers. */
export function settingsManifest(
  schemas: SettingsSchemas,
  { validateSettings, migrateSettings, settingsActions = {} }: SettingsDefinition,
  violations: Violation[],
): JsonObject {
  const manifest: JsonObject = {};
  for (const scope of settingScopes) {
    const [schema, field] = [schemas[scope], settingsMembers[scope]];
    if (Object.keys(schema.shape).length === 0) continue;
    manifest[field] = inOrder(jsonSchema(schema, { field, io: 'input' }, violations));
    if (scope !== 'site') violations.push(...unset(schema, field));
  }
  return {
    ...manifest,
    settingsCalls: [
      ...(validateSettings ? ['validate'] : []),
      ...(migrateSettings ? ['migrate'] : []),
    ],
    settingsActions: Object.entries(settingsActions).map(
      ([name, { title, description, scope }]) => {
        const shown = { name, title, scope: scope ?? 'site' };
        return description === undefined ? shown : Object.assign(shown, { description });
      },
    ),
  };
}

/** The schema with the place of each property written into it: stores need not keep the order. */
export function inOrder(schema: JsonObject): JsonObject {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>);
  const placed = properties.map(([name, property], order): [string, JsonObject] => [
    name,
    { ...property, ui: { order, ...(property['ui'] as JsonObject | undefined) } },
  ]);
  return { ...schema, properties: Object.fromEntries(placed) };
}

/** A space or a person that is new has set nothing, and the plugin has to serve it all the same. */
function unset(schema: z.ZodObject, field: string): Violation[] {
  const issues = schema.safeParse({}).error?.issues ?? [];
  return issues.map(({ path }) => ({
    field: fieldPath([field, ...path]),
    message: 'needs a default, or must be optional',
  }));
}
