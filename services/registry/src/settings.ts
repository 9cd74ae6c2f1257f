import { invalid, type Json, type JsonObject, type Violation } from '@patchbay/proto';
import { violationsOf } from './json-schema.ts';

/** What a plugin gets: each setting as stored, else its default; those with neither are left out. */
export function effectiveSettings(schema: JsonObject | undefined, stored: JsonObject): JsonObject {
  const settings: JsonObject = {};
  for (const [name, property] of Object.entries(properties(schema))) {
    const value = stored[name] ?? property['default'];
    if (value !== undefined) settings[name] = value;
  }
  return settings;
}

/**
 * Checks new values against the schema. Names the schema does not have are refused here, and kept
 * where they are already stored.
 *
 * @throws PlatformError `invalid` with each bad setting.
 */
export function checkSettings(
  slug: string,
  schema: JsonObject | undefined,
  values: Record<string, Json>,
): void {
  const known = properties(schema);
  const listed = Object.keys(known).join(', ') || 'none';
  const violations = Object.entries(values).flatMap(([field, value]): Violation[] => {
    const property = known[field];
    if (!property)
      return [{ field, message: `plugin "${slug}" has no such setting; it has ${listed}` }];
    return violationsOf(property, field, value);
  });
  if (violations.length > 0) throw invalid('the settings are not valid', violations);
}

function properties(schema: JsonObject | undefined): Record<string, JsonObject> {
  const declared = schema?.['properties'];
  return (declared ?? {}) as Record<string, JsonObject>;
}
