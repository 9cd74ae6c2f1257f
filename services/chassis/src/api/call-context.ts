import type { ServerResponse } from 'node:http';
import { PlatformError, type CallContext } from '@patchbay/proto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An HTTP request as the gRPC handlers know a call: with who asks, as far as they say. */
export function callContext(
  { headers, socket }: FastifyRequest,
  { raw }: FastifyReply,
): CallContext {
  let gone: AbortSignal | undefined;
  return {
    // Most calls never look at it, and it costs more than the rest.
    get signal() {
      gone ??= goneSignal(raw);
      return gone;
    },
    token: /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1],
    traceparent: first(headers['traceparent']),
    onBehalfOf: first(headers['patchbay-on-behalf-of']),
    peer: `${socket.remoteAddress}:${socket.remotePort}`,
  };
}

function goneSignal(raw: ServerResponse): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) {
      controller.abort(new PlatformError('cancelled', 'the caller has gone'));
    }
  });
  return controller.signal;
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
