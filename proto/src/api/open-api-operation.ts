import { z } from 'zod';
import { errorTable, type ErrorCode } from '../errors.ts';
import type { Json, JsonObject } from '../struct.ts';
import { prose } from './message-schema.ts';
import { inputName } from './open-api-components.ts';
import { schemasOf } from './operation-schemas.ts';
import { restOf, type Operation } from './operation.ts';
import { reflect } from './reflection.ts';

/** An operation as OpenAPI describes it. */
export function openApiOperation(id: string, operation: Operation): JsonObject {
  const { comment, response, streams } = reflect(operation.rpc);
  const { path, rest } = schemasOf(operation);
  const inBody = restOf(operation) === 'body';
  const description = prose(comment);
  const isRead = operation.method === 'GET';
  const takesIfMatch = operation.ifMatch !== undefined || operation.changes !== undefined;
  return {
    operationId: id,
    tags: [operation.tag],
    summary: titleOf(id),
    ...(description && { description }),
    ...(operation.deprecated && { deprecated: true }),
    parameters: [
      ...parametersOf(path, 'path'),
      ...(inBody ? [] : parametersOf(rest, 'query')),
      ...(streams ? [lastEventId] : isRead ? [ifNoneMatch] : [idempotencyKey]),
      ...(takesIfMatch ? [ifMatch] : []),
    ],
    ...(inBody && {
      requestBody: {
        required: operation.required.length > 0,
        content: { 'application/json': { schema: reference(inputName(id)) } },
      },
    }),
    responses: {
      [operation.status]: streams ? eventStream(response.name) : answer(response.name, isRead),
      ...(isRead && !streams && { '304': { description: 'It is still what If-None-Match names' } }),
      ...problems(isRead),
      ...(takesIfMatch && { '412': { $ref: '#/components/responses/stale' } }),
    },
  };
}

/** `listPlugins` → `List plugins`. */
function titleOf(id: string): string {
  const words = id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Members of a message within are parameters of their own: `scope.kind`. */
function parametersOf(schema: z.ZodObject, where: 'path' | 'query'): JsonObject[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  const flatten = (name: string, property: JsonObject, needed: boolean): JsonObject[] => {
    const { description, properties: inner, ...rest } = property;
    if (inner) {
      return Object.entries(inner).flatMap(([member, it]) =>
        flatten(`${name}.${member}`, it as JsonObject, false),
      );
    }
    const parameter = { name, in: where, required: needed, schema: rest };
    return [description ? Object.assign(parameter, { description }) : parameter];
  };
  return Object.entries(properties).flatMap(([name, property]) =>
    flatten(name, property as JsonObject, required.includes(name)),
  );
}

const ifNoneMatch: JsonObject = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The ETag of what the caller has; answered by 304 while it is still so',
  schema: { type: 'string' },
};

const ifMatch: JsonObject = {
  name: 'If-Match',
  in: 'header',
  description: 'The ETag that the change is made to; answered by 412 when it was changed since',
  schema: { type: 'string' },
};

const idempotencyKey: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Makes it safe to repeat: the same key and request are carried out once in a day',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
};

const lastEventId: JsonObject = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'The id of the last event that the caller has seen: only what came later is sent',
  schema: { type: 'string' },
};

function answer(name: string, isRead: boolean): JsonObject {
  return {
    description: 'Done',
    ...(isRead && { headers: { ETag: { schema: { type: 'string' } } } }),
    content: { 'application/json': { schema: reference(name) } },
  };
}

function eventStream(name: string): JsonObject {
  return {
    description: `Server-sent events; the data of each is one ${name}`,
    content: { 'text/event-stream': { schema: reference(name) } },
  };
}

const ofAll: readonly ErrorCode[] = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'exhausted',
  'unavailable',
];
const ofWrites: readonly ErrorCode[] = [
  'conflict',
  'stale',
  'key_reused',
  'unsupported_media_type',
];

function problems(isRead: boolean): Record<string, Json> {
  const codes = isRead ? ofAll : [...ofAll, ...ofWrites].filter((code) => code !== 'stale');
  return Object.fromEntries(
    codes.map((code) => [errorTable[code].http, { $ref: `#/components/responses/${code}` }]),
  );
}

/** The answers that operations share, by code. */
export function openApiProblems(): Record<string, JsonObject> {
  return Object.fromEntries(
    [...ofAll, ...ofWrites].map((code) => [
      code,
      {
        description: code.replaceAll('_', ' '),
        content: { 'application/problem+json': { schema: reference('Problem') } },
      },
    ]),
  );
}

function reference(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}
