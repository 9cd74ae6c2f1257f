import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import type { ManifestInput } from '@patchbay/proto';
import { WebSocket, WebSocketServer } from 'ws';
import type { Platform } from './platform.ts';
import { startRawPlugin } from './raw-plugin.ts';

/** All that one right has opened at one process of the gateway. */
export type LetIn = AsyncDisposable & {
  /** Asks over a connection that is kept; the status of the answer. */
  ask: (method?: string) => Promise<number>;
  /** The codes with which the WebSockets were closed, of those that are. */
  closed: readonly number[];
  /** Whether the event stream has ended. */
  streamEnded: () => boolean;
  /** Whether each WebSocket passes on what is sent. */
  echo: () => Promise<void>;
};

/**
 * Opens what a plugin has at `<base>/kept`, `<base>/live` (a WebSocket that echoes) and `<base>/events` (an
 * event stream) at the gateway on `address`.
 *
 * @throws when any of it is refused.
 */
export async function letIn(
  address: string,
  {
    base,
    headers,
    sockets: count = 1,
  }: { base: string; headers: Record<string, string>; sockets?: number },
): Promise<LetIn> {
  await using stack = new AsyncDisposableStack();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  stack.defer(() => agent.destroy());
  const ask = async (method = 'GET') => {
    const sent = request(`http://${address}${base}/kept`, { agent, method, headers });
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    return response.statusCode ?? 0;
  };
  assert.equal(await ask(), 200, `${base}/kept of ${address}`);

  const closed: number[] = [];
  const open = async () => {
    const socket = new WebSocket(`ws://${address}${base}/live`, { headers });
    stack.defer(() => socket.terminate());
    socket.on('close', (code) => closed.push(code));
    await once(socket, 'open');
    return socket;
  };
  const sockets = await Promise.all(Array.from({ length: count }, open));

  const events = request(`http://${address}${base}/events`, { agent: false, headers });
  stack.defer(() => void events.destroy());
  let streamEnded = false;
  events.on('close', () => (streamEnded = true)).on('error', () => {});
  events.end();
  const [stream] = (await once(events, 'response')) as [IncomingMessage];
  assert.equal(stream.statusCode, 200, `${base}/events of ${address}`);
  stream.on('error', () => {}).resume();

  const opened = stack.move();
  return {
    ask,
    closed,
    streamEnded: () => streamEnded,
    async echo() {
      for (const socket of sockets) {
        const answered = once(socket, 'message');
        socket.send('still here?');
        await answered;
      }
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** The routes that `letIn` opens, each of which needs these permissions. */
export function routesToLetIn(permissions: string[]) {
  return [
    { method: 'GET' as const, path: '/' },
    { method: 'GET' as const, path: '/kept', permissions },
    { method: 'POST' as const, path: '/kept', permissions },
    { method: 'GET' as const, path: '/live', permissions, websocket: true },
    { method: 'GET' as const, path: '/events', permissions, streaming: true },
  ];
}

/** A plugin that serves `routesToLetIn`; `token` is its credential. */
export async function startPluginToLetIn(
  platform: Platform,
  manifest: ManifestInput,
): Promise<AsyncDisposable & { token: string }> {
  await using stack = new AsyncDisposableStack();
  const token = await platform.credential(manifest.slug);
  const { server } = stack.use(
    await startRawPlugin({
      registry: platform.addresses.registry,
      token,
      manifest,
      onRequest(message, response) {
        if (!message.url?.startsWith('/events')) return response.end('fine');
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write('{}\n');
      },
    }),
  );
  const sockets = new WebSocketServer({ server });
  stack.defer(() => sockets.close());
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  const running = stack.move();
  return { token, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
