import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { socketEndpoint } from '../engine/endpoint.ts';
import { createInstance, type Instance } from '../engine/instance.ts';
import { closeEndpoint } from '../engine/upstream-pool.ts';
import { removeAbandoned } from './abandoned-sockets.ts';

const prefix = 'patchbay-gateway-';
const name = 'pages.sock';

/** The same socket twice: `instance` is asked as the client asks, `api` with a head of ours, and a `Host`. */
export type PagesSocket = { instance: Instance; api: Instance };

/**
 * Serves our own pages to the engine of this process alone: on a socket in a folder that only this user
 * can open. What `X-Forwarded-For` says there is true.
 */
export async function listenPages(app: FastifyInstance): Promise<AsyncDisposable & PagesSocket> {
  await using stack = new AsyncDisposableStack();
  await removeAbandoned(tmpdir(), { prefix, name });
  const folder = stack.use(await mkdtempDisposable(path.join(tmpdir(), prefix)));
  const socket = path.join(folder.path, name);
  await app.listen({ path: socket });
  stack.defer(() => app.close());
  const instance = createInstance('pages', socketEndpoint(socket));
  const api = createInstance('gateway', socketEndpoint(socket, 'localhost'));
  for (const { endpoint } of [instance, api]) stack.defer(() => closeEndpoint(endpoint));
  const listening = stack.move();
  return { instance, api, [Symbol.asyncDispose]: () => listening.disposeAsync() };
}
