import type { ErrorObject } from 'ajv/dist/2020.js';

/** What a JSON Schema finds wrong, in words for people; completes the name of the field. */
export function schemaMessage({ keyword, params, message }: ErrorObject): string {
  const { limit, type, allowedValues, missingProperty, additionalProperty } = params as Params;
  switch (keyword) {
    case 'type':
      return `must be ${[type].flat().map(typeName).join(' or ')}`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${limit}`;
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`;
    case 'maxLength':
      return `must have at most ${limit} characters`;
    case 'minItems':
      return `must have at least ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
    case 'maxItems':
      return `must have at most ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
    case 'uniqueItems':
      return 'has the same entry twice';
    case 'enum':
      return `invalid choice; there is ${(allowedValues ?? []).map(String).join(', ')}`;
    case 'required':
      return `must have "${missingProperty}"`;
    case 'additionalProperties':
      return `must not have "${additionalProperty}"`;
    case 'pattern':
      return 'does not have the form that is expected';
    default:
      return message ?? 'is not valid';
  }
}

type Params = {
  limit?: number;
  type?: string | string[];
  allowedValues?: unknown[];
  missingProperty?: string;
  additionalProperty?: string;
};

const names: Record<string, string> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function typeName(type: string | undefined): string {
  return names[type ?? ''] ?? String(type);
}
