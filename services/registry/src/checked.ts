import { explained, invalid, violationsOf } from '@patchbay/proto';
import type { z } from 'zod';

/**
 * `input` as `schema` reads it.
 *
 * @throws PlatformError `invalid` that says what cannot be done and names every bad field.
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  subject: string,
): z.output<Schema> {
  const result = schema.safeParse(input, explained);
  if (result.success) return result.data;
  throw invalid(subject, violationsOf(result.error));
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
