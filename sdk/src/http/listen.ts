import type { RequestListener } from 'node:http';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlatformError } from '@patchbay/proto';
import { createServer } from './node-http.ts';

export type HttpListener = AsyncDisposable & {
  /** Where others on the network reach it: `http://10.0.0.7:8080`. */
  url: string;
  /**
   * Goes on answering until nothing is in flight and nobody can still be on the way, at most until
   * `deadline` aborts.
   */
  drain(deadline: AbortSignal): Promise<void>;
};

/** How long the gateway may take to hear that an instance is draining. */
const noticeMs = 300;

/** Serves HTTP on `host:port`; port 0 takes a free one. Disposing ends every connection at once. */
export async function listen(address: string, onRequest: RequestListener): Promise<HttpListener> {
  let inFlight = 0;
  let draining = false;
  let idle = () => {};
  const server = createServer(
    // The gateway keeps connections for reuse: it shall be the one to close them.
    { keepAliveTimeout: 75_000, requestTimeout: 0 },
    (message, res) => {
      inFlight += 1;
      if (draining) res.setHeader('connection', 'close');
      res.once('close', () => {
        inFlight -= 1;
        if (inFlight === 0) idle();
      });
      onRequest(message, res);
    },
  );
  const separator = address.lastIndexOf(':');
  const host = address.slice(0, separator).replace(/^\[(.*)\]$/, '$1');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `cannot listen on ${address}: ${cause.message}; set PATCHBAY_LISTEN to another`;
      reject(new PlatformError('unavailable', message, { cause }));
    });
    server.listen({ host, port: Number(address.slice(separator + 1)) }, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' ? bound?.port : undefined;

  return {
    url: `http://${reachable(host)}:${port}`,
    async drain(deadline) {
      draining = true;
      await sleep(noticeMs, undefined, { signal: deadline }).catch(() => {});
      if (inFlight === 0 || deadline.aborted) return;
      await new Promise<void>((resolve) => {
        idle = resolve;
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A listener on every address is announced by the first that is not this machine's own loopback. */
function reachable(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host.includes(':') ? `[${host}]` : host;
  const external = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return external?.address ?? '127.0.0.1';
}
