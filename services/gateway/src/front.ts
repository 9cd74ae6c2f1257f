import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { PlatformError } from '@patchbay/proto';
import type { PluginRequests } from './plugin-requests.ts';
import { isPluginUrl } from './paths.ts';
import { isNavigation } from './wants-page.ts';
import type { WebSocketProxy } from './websocket.ts';

export type Front = AsyncDisposable & { address: string };

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * The one listener. What is below `/p/` goes to the proxy, except a tab's navigation, which gets the
 * shell from `pages` like everything else; WebSockets below `/p/` go to `websockets`.
 *
 * Disposing stops accepting, calls `endStreams` for what would last, closes connections that carry no
 * request, waits up to `drainMs` for the requests under way, then closes every connection.
 */
export async function listenFront({
  listen,
  pages,
  pluginRequests,
  websockets,
  endStreams,
  drainMs = 5_000,
}: {
  listen: string;
  pages: Handler;
  pluginRequests: PluginRequests;
  websockets: WebSocketProxy;
  endStreams: () => void;
  drainMs?: number;
}): Promise<Front> {
  let stopping = false;
  const server = createServer(
    {
      requestTimeout: 0,
      headersTimeout: 20_000,
      keepAliveTimeout: 65_000,
      // Java's client offers HTTP/2 with every request: RFC 9110 §7.8 lets a server pass it over.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    (req, res) => {
      if (stopping) res.shouldKeepAlive = false;
      const toPlugin = isPluginUrl(req.url ?? '') && !isNavigation(req);
      if (toPlugin) void pluginRequests(req, res);
      else pages(req, res);
    },
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (req, socket, head) => void websockets({ req, socket, head }));

  const separator = listen.lastIndexOf(':');
  const host = listen.slice(0, separator);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `cannot listen on ${listen}: ${cause.message}; set GATEWAY_LISTEN to a free one`;
      reject(new PlatformError('unavailable', message, { cause }));
    });
    server.listen(
      { host: host.replace(/^\[|\]$/g, ''), port: Number(listen.slice(separator + 1)) },
      () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      },
    );
  });

  return {
    address: `${host}:${port}`,
    async [Symbol.asyncDispose]() {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      endStreams();
      const becomingIdle = setInterval(() => {
        server.closeIdleConnections();
        // Browsers connect ahead of their requests; node does not count such connections as idle.
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      }, 50);
      const deadline = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, drainMs);
      await closed;
      clearInterval(becomingIdle);
      clearTimeout(deadline);
    },
  };
}
