import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { PlatformError } from '@patchbay/proto';
import type { About } from './engine.ts';
import { plainAddress } from './plain-address.ts';
import { readProxyHeader } from './proxy-protocol.ts';
import type { Networks } from '@patchbay/chassis';

export type ListenOptions = {
  /** `host:port`; port 0 takes a free one. */
  listen: string;
  /** In PEM. */
  tls?: { cert: string; key: string } | undefined;
  trustedHops?: Networks | undefined;
  /** Whether trusted hops begin connections with the PROXY protocol. */
  proxyProtocol?: boolean;
  /** Whether other processes listen on the same port, and the kernel shares connections out. */
  sharesPort?: boolean;
};

export type Listener = {
  address: string;
  /** Accepts nothing more, and ends the connections that are not served yet. */
  close(): void;
};

type Serve = (socket: Socket, about: About) => void;

const handshakeMs = 20_000;

/**
 * Accepts connections, over TLS if it has a certificate: HTTP/1.1 alone is offered by ALPN.
 *
 * @throws PlatformError `unavailable` when the address cannot be listened on.
 */
export async function listen(
  { listen, tls, trustedHops, proxyProtocol = false, sharesPort = false }: ListenOptions,
  serve: Serve,
): Promise<Listener> {
  /** Of which the PROXY protocol or TLS is still awaited. */
  const unserved = new Set<Socket>();
  const begin = (socket: Socket, about: About) => {
    if (!tlsServer) {
      unserved.delete(socket);
      return serve(socket, about);
    }
    const peer = peerOf(socket);
    begun.set(peer, { socket, about: { ...about, isUntouched: false } });
    socket.once('close', () => begun.delete(peer));
    tlsServer.emit('connection', socket);
  };
  const server = createServer((socket) => {
    // IPv4 arrives as IPv6 where both are listened on.
    const peer = plainAddress(socket.remoteAddress ?? '');
    const isTrusted = trustedHops?.includes(peer) === true;
    const hops = isTrusted ? trustedHops : undefined;
    const isProxied = isTrusted && proxyProtocol;
    if (isProxied || tlsServer) {
      unserved.add(socket);
      socket.once('close', () => unserved.delete(socket));
    }
    if (!isProxied) return begin(socket, { address: peer, trustedHops: hops, isUntouched: true });
    readProxyHeader(socket, ({ address }) => {
      begin(socket, { address: address ?? peer, trustedHops: undefined });
      if (!tlsServer) socket.resume();
    });
  });

  const begun = new Map<string, { socket: Socket; about: About }>();
  const tlsServer =
    tls && createTlsServer({ ...tls, ALPNProtocols: ['http/1.1'], handshakeTimeout: handshakeMs });
  tlsServer?.on('secureConnection', (encrypted) => {
    const known = begun.get(peerOf(encrypted));
    if (!known) return encrypted.destroy();
    unserved.delete(known.socket);
    serve(encrypted, known.about);
  });
  tlsServer?.on('tlsClientError', (_error, socket) => socket.destroy());

  const separator = listen.lastIndexOf(':');
  const host = listen.slice(0, separator);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `cannot listen on ${listen}: ${cause.message}; set GATEWAY_LISTEN to a free one`;
      reject(new PlatformError('unavailable', message, { cause }));
    });
    const at = {
      host: host.replace(/^\[|\]$/g, ''),
      port: Number(listen.slice(separator + 1)),
      reusePort: sharesPort,
    };
    server.listen(at, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    address: `${host}:${port}`,
    close() {
      server.close();
      for (const socket of unserved) socket.destroy();
    },
  };
}

/** Names a connection for as long as it is open. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
