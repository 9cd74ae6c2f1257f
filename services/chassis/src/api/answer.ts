import { createHash } from 'node:crypto';
import type { JsonObject } from '@patchbay/proto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What an operation answers, ready to be sent. */
export type Answer = {
  status: number;
  type: 'application/json' | 'application/problem+json';
  body: Buffer;
  /**
   * Strong: of the bytes of the body, then what a change may be made to: the version of what it shows,
   * if that has one, else what it shows apart from the revision of everything and what passes by itself.
   */
  etag: string;
};

/** @param passing members of what it shows that a change may be made to whatever they are by then. */
export function toAnswer(
  json: JsonObject,
  status: number,
  { version, passing = [] }: { version?: number | undefined; passing?: readonly string[] } = {},
): Answer {
  const body = Buffer.from(JSON.stringify(json));
  const part = version === undefined ? contentPart(json, passing) : `.v${version}`;
  return { status, type: 'application/json', body, etag: etagOf(body, part) };
}

/** @param part what a change may be made to, where that is not the body as a whole. */
export function etagOf(body: Buffer, part = ''): string {
  return `"${hashOf(body)}${part}"`;
}

function contentPart(json: JsonObject, passing: readonly string[]): string {
  const apart = 'revision' in json ? ['revision', ...passing] : passing;
  if (apart.length === 0) return '';
  return `.c${hashOf(JSON.stringify(apart.reduce(without, json)))}`;
}

function without(json: JsonObject, path: string): JsonObject {
  const [name = '', ...rest] = path.split('.');
  const { [name]: member, ...others } = json;
  if (rest.length === 0 || member === undefined) return others;
  return { ...json, [name]: without(member as JsonObject, rest.join('.')) };
}

/** What of an ETag stands for what is shown, whatever else was changed since. */
export function contentOf(etag: string): string {
  return /^"[\w-]+\.(c[\w-]+)"$/.exec(etag)?.[1] ?? etag;
}

function hashOf(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('base64url').slice(0, 22);
}

/** Sends it; to a read that names its ETag, that nothing has changed (RFC 9110 §13.1.2). */
export function sendAnswer(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  { status, type, body, etag }: Answer,
): FastifyReply {
  if (method !== 'GET' && method !== 'HEAD') return reply.code(status).type(type).send(body);
  reply.header('etag', etag);
  if (names(headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.code(status).type(type).send(body);
}

function names(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((it) => it.trim().replace(/^W\//, '') === etag);
}
