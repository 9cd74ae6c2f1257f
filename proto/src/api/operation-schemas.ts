import type { z } from 'zod';
import { z as zod } from 'zod';
import { fieldSchema, messageSchema } from './message-schema.ts';
import { pathMembers, saidByPlatform, type Operation } from './operation.ts';
import { reflect } from './reflection.ts';

export type OperationSchemas = {
  /** The members of the path. */
  path: z.ZodObject;
  /** The members of the query, or of the body. */
  rest: z.ZodObject;
  /** What it answers; of one that streams, one message. */
  output: z.ZodObject;
};

/** What JSON an operation takes and gives. */
export function schemasOf(operation: Operation): OperationSchemas {
  const { request, response } = reflect(operation.rpc);
  const inPath = pathMembers(operation);
  const needed = new Set<string>([...inPath, ...operation.required]);
  const given = request.fieldsArray.filter(({ name }) => name !== saidByPlatform);
  const members = given.map((field) => {
    const schema = operation.checks[field.name] ?? fieldSchema(field, 'input');
    return [field.name, needed.has(field.name) ? asRequired(schema) : schema] as const;
  });
  const pick = (isIn: boolean) =>
    zod.strictObject(
      Object.fromEntries(members.filter(([name]) => inPath.includes(name) === isIn)),
    );
  return { path: pick(true), rest: pick(false), output: messageSchema(response, 'output') };
}

function asRequired(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof zod.ZodOptional)) return schema;
  const inner = schema.unwrap() as z.ZodType;
  return schema.description ? inner.describe(schema.description) : inner;
}
