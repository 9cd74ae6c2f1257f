import { timingSafeEqual } from 'node:crypto';
import {
  PlatformError,
  serveGrpc,
  type CallContext,
  type GrpcServer,
  type Mounted,
} from '@patchbay/proto';
import { grpcHealth, type Readiness } from './health.ts';
import type { Logger } from './log.ts';

/** Logs what a handler threw unexpectedly, under the id that the caller is given. */
export function unexpectedLogger(log: Logger) {
  return {
    onUnexpected(error: unknown, errorId: string) {
      log.error({ err: error, errorId }, 'unexpected error');
    },
  };
}

/** Serves gRPC with `grpc.health.v1`. Disposing drains for up to `drainMs`, then ends every call. */
export async function startGrpc({
  listen,
  services,
  readiness,
  log,
  drainMs = 2_000,
}: {
  listen: string;
  services: readonly Mounted[];
  readiness: Readiness;
  log: Logger;
  drainMs?: number;
}): Promise<GrpcServer> {
  const server = await serveGrpc({
    listen,
    services: [...services, grpcHealth(readiness, unexpectedLogger(log))],
  });
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      const deadline = Promise.withResolvers<void>();
      const timer = setTimeout(deadline.resolve, drainMs);
      await Promise.race([server.drain(), deadline.promise]);
      clearTimeout(timer);
      await server[Symbol.asyncDispose]();
    },
  };
}

/** How services of the platform are mounted: only for callers that carry its token. */
export function platformOnly({ log, platformToken }: { log: Logger; platformToken: string }) {
  return {
    ...unexpectedLogger(log),
    authorise: (context: CallContext) => requirePlatformToken(context, platformToken),
  };
}

/** Throws `unauthenticated` unless the call carries the platform's token. */
function requirePlatformToken({ token }: CallContext, expected: string): void {
  if (token === undefined || !equal(token, expected)) {
    throw new PlatformError(
      'unauthenticated',
      'this call needs the platform token as "authorization: Bearer <token>"',
    );
  }
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
