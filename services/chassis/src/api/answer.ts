import { createHash } from 'node:crypto';
import type { JsonObject } from '@patchbay/proto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What an operation answers, ready to be sent. */
export type Answer = {
  status: number;
  type: 'application/json' | 'application/problem+json';
  body: Buffer;
  /** Strong: of the bytes of the body, then the version of what it shows, if that has one. */
  etag: string;
};

export function toAnswer(json: JsonObject, status: number, version?: number): Answer {
  const body = Buffer.from(JSON.stringify(json));
  return { status, type: 'application/json', body, etag: etagOf(body, version) };
}

export function etagOf(body: Buffer, version?: number): string {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return version === undefined ? `"${hash}"` : `"${hash}.v${version}"`;
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
