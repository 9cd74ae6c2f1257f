import protobuf from 'protobufjs';
import { z } from 'zod';
import type { JsonObject } from '../struct.ts';
import { messageSchema, type Direction } from './message-schema.ts';
import { schemasOf } from './operation-schemas.ts';
import { restOf, type Operation } from './operation.ts';
import { problemSchema } from './problem-schema.ts';
import { reflect } from './reflection.ts';

/** The name of the schema of an operation's body: `CreateCredentialInput`. */
export function inputName(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}Input`;
}

/** The JSON Schemas of everything that the operations take and give, by name. */
export function openApiComponents(
  operations: Readonly<Record<string, Operation>>,
): Record<string, JsonObject> {
  const named = z.registry<{ id: string }>();
  named.add(problemSchema, { id: 'Problem' });
  for (const [id, operation] of Object.entries(operations)) {
    const { request, response } = reflect(operation.rpc);
    for (const type of messagesIn(response)) addMessage(named, type, 'output');
    if (restOf(operation) === 'query') continue;
    for (const type of messagesIn(request)) {
      if (type !== request) addMessage(named, type, 'input');
    }
    named.add(schemasOf(operation).rest, { id: inputName(id) });
  }
  const { schemas } = z.toJSONSchema(named, {
    // Of what is answered, members may be added: only what is taken is closed.
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    // The format says it better than the expression that checks it.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  for (const schema of Object.values(schemas)) {
    delete schema.$schema;
    delete schema.$id;
  }
  return schemas as Record<string, JsonObject>;
}

function addMessage(
  named: z.core.$ZodRegistry<{ id: string }>,
  type: protobuf.Type,
  direction: Direction,
): void {
  const schema = messageSchema(type, direction);
  const id = direction === 'input' ? `${type.name}Input` : type.name;
  if (!named.has(schema)) named.add(schema, { id });
}

/** The message and those within it that have a JSON form of their own. */
function messagesIn(type: protobuf.Type, found = new Set<protobuf.Type>()): Set<protobuf.Type> {
  if (found.has(type) || type.fullName.startsWith('.google.protobuf.')) return found;
  found.add(type);
  for (const { resolvedType } of type.fieldsArray) {
    if (resolvedType instanceof protobuf.Type) messagesIn(resolvedType, found);
  }
  return found;
}
