import { z } from 'zod';
import type { JsonObject, Violation } from '@patchbay/proto';

/** A zod schema as JSON Schema; one that has none is a violation of `field`. */
export function jsonSchema(
  schema: z.ZodType,
  { field, io }: { field: string; io: 'input' | 'output' },
  violations: Violation[],
): JsonObject {
  try {
    return z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as JsonObject;
  } catch (error) {
    violations.push({ field, message: `has no JSON Schema: ${(error as Error).message}` });
    return {};
  }
}
