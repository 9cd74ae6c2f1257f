import type { CallContext } from '@patchbay/proto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An HTTP request as the gRPC handlers know a call: with who asks, as far as they say. */
export function callContext(
  { headers, socket }: FastifyRequest,
  { raw }: FastifyReply,
): CallContext {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return {
    signal: gone.signal,
    token: /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1],
    traceparent: first(headers['traceparent']),
    onBehalfOf: first(headers['patchbay-on-behalf-of']),
    peer: `${socket.remoteAddress}:${socket.remotePort}`,
  };
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
