import { z } from 'zod';
import { issueMessage } from './issue-message.ts';
import { settingFields } from './setting-field.ts';
import { settingHints, settingScopes, type SettingScope } from './setting-hints.ts';
import type { JsonObject } from './struct.ts';

export const settingsSchema = z.record(z.string(), z.json()).optional();

type Schemas = {
  settings?: JsonObject | undefined;
  spaceSettings?: JsonObject | undefined;
  userSettings?: JsonObject | undefined;
};

/** The members of a manifest that hold them. */
export const settingsMembers = {
  site: 'settings',
  space: 'spaceSettings',
  user: 'userSettings',
} as const;

/** The JSON Schema of a manifest's settings in one scope. */
export function settingsSchemaOf(
  manifest: Schemas | null | undefined,
  scope: SettingScope,
): JsonObject | undefined {
  return manifest?.[settingsMembers[scope]];
}

/** What is wrong with how settings are declared; that they are JSON Schemas, the registry checks. */
export function* settingsViolations(
  manifest: Schemas,
): Iterable<{ field: string[]; message: string }> {
  for (const scope of settingScopes) {
    const schema = settingsSchemaOf(manifest, scope);
    for (const { name, kind, choices, point, schema: property } of settingFields(schema)) {
      const at = [settingsMembers[scope], 'properties', name];
      // Where it is not set, code that asks for it would get what the object inherits.
      if (name in Object.prototype) {
        yield { field: at, message: 'cannot be called so: in JavaScript every object has one' };
      }
      const hints = settingHints.safeParse(property['ui'] ?? {});
      for (const issue of hints.error?.issues ?? []) {
        const field = [...at, 'ui', ...issue.path.map(String)];
        yield { field, message: issueMessage(issue) };
      }
      if (kind === 'secret' && property['type'] !== 'string') {
        yield { field: [...at, 'type'], message: 'a secret must be a "string"' };
      }
      if (kind === 'secret' && property['default'] !== undefined) {
        yield {
          field: [...at, 'default'],
          message: 'a secret has no default: everybody could read it',
        };
      }
      if ((kind === 'plugin' || kind === 'plugins') && point === undefined) {
        yield {
          field: [...at, 'ui', 'point'],
          message: 'is required: whose plugins can be chosen?',
        };
      }
      const isList = kind === 'select' || kind === 'multilist';
      if (isList && choices === undefined && !hasEnum(property)) {
        yield { field: [...at, 'ui', 'choices'], message: 'is required where there is no "enum"' };
      }
    }
  }
}

function hasEnum({ enum: own, items }: JsonObject): boolean {
  if (Array.isArray(own)) return true;
  return typeof items === 'object' && items !== null && 'enum' in items;
}
