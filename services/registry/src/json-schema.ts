import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Json, JsonObject, Violation } from '@patchbay/proto';

/**
 * What is wrong with a value by a JSON Schema (2020-12), with paths below `field`:
 * `contributions[0].items[2]`. A schema that is itself wrong is one violation.
 */
export function violationsOf(schema: JsonObject, field: string, value: Json): Violation[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  try {
    if (ajv.validate(schema, value)) return [];
  } catch (error) {
    return [{ field, message: `cannot be checked: its schema is not valid: ${String(error)}` }];
  }
  return (ajv.errors ?? []).map((error) => ({
    field: field + pathOf(error),
    message: error.message ?? 'is not valid',
  }));
}

/** Why a JSON Schema cannot be used; undefined when it can. */
export function schemaTrouble(schema: JsonObject): string | undefined {
  try {
    new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function pathOf({ instancePath }: ErrorObject): string {
  return instancePath.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
}
