import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { schemaMessage } from './schema-message.ts';
import type { Json, JsonObject, Violation } from '@patchbay/proto';

/**
 * What is wrong with a value by a JSON Schema (2020-12), with paths below `field`:
 * `contributions[0].items[2]`. A schema that is itself wrong is one violation.
 */
export function schemaViolations(schema: JsonObject, field: string, value: Json): Violation[] {
  let validate: ValidateFunction;
  try {
    validate = compiled(schema);
  } catch (error) {
    return [{ field, message: `cannot be checked: its schema is not valid: ${String(error)}` }];
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({
    field: field + pathOf(error),
    message: schemaMessage(error),
  }));
}

// A property may be called `constructor`: what every object inherits is not in the value.
const options = { strict: false, validateFormats: false, ownProperties: true };

const known = new WeakMap<JsonObject, ValidateFunction>();

/** Compiling takes milliseconds: a schema of the catalog is compiled once. */
function compiled(schema: JsonObject): ValidateFunction {
  let validate = known.get(schema);
  if (!validate) {
    const ajv = new Ajv2020({ ...options, allErrors: true });
    validate = ajv.compile(schema);
    known.set(schema, validate);
  }
  return validate;
}

/** Why a JSON Schema cannot be used; undefined when it can. */
export function schemaTrouble(schema: JsonObject): string | undefined {
  try {
    new Ajv2020(options).compile(schema);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function pathOf({ instancePath }: ErrorObject): string {
  return instancePath.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
}
