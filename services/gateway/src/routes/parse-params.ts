import { invalid, type JsonObject } from '@patchbay/proto';

/**
 * Params of a run as somebody entered them.
 *
 * @throws PlatformError `invalid` for what is no JSON object.
 */
export function parseParams(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as JsonObject;
    }
  } catch {
    // Said below.
  }
  throw invalid('the params cannot be used', [
    { field: 'params', message: 'must be a JSON object, like {"feed": 1}' },
  ]);
}
