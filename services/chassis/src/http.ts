import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { PlatformError } from '@patchbay/proto';
import type { Logger } from './log.ts';
import { problemOf } from './problem.ts';
import { requestIdOf } from './request-id.ts';

/**
 * A fastify app whose errors are RFC 9457 problem documents and whose request id is in the header
 * `x-request-id` of every answer. `behindProxy` is for one that only a proxy of ours
 * can reach: what `X-Forwarded-For` says is true.
 */
export function createHttp({
  log,
  behindProxy = false,
}: {
  log: Logger;
  behindProxy?: boolean;
}): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'trace' }),
    genReqId: ({ headers }) => requestIdOf(headers),
    forceCloseConnections: true,
    trustProxy: behindProxy,
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
  });
  // Any page of another site can send that without asking; to fastify it is a body like others.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler(({ method, url }) => {
    throw new PlatformError('not_found', `there is no ${method} ${url.split('?')[0]}`);
  });
  return app;
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error, { log: request.log, trace: request.id });
  // What fastify refuses before it looks for a route gets here without the hook.
  reply.header('x-request-id', request.id);
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

/** Listens on `host:port` and returns the bound `host:port`. */
export async function listenHttp(app: FastifyInstance, listen: string): Promise<string> {
  const separator = listen.lastIndexOf(':');
  const host = listen.slice(0, separator);
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  const port = Number(listen.slice(separator + 1));
  await app.listen({ host: bare, port }).catch((cause: unknown) => {
    throw new PlatformError('unavailable', `cannot listen on ${listen}: ${String(cause)}`, {
      cause,
    });
  });
  const address = app.server.address();
  return `${host}:${typeof address === 'object' ? address?.port : address}`;
}
