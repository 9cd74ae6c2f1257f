import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { PlatformError } from '@patchbay/proto';
import type { Client } from './client.ts';
import { readProxyHeader } from './proxy-protocol.ts';
import type { TrustedHops } from './trusted-hops.ts';

export type ListenOptions = {
  /** `host:port`; port 0 takes a free one. */
  listen: string;
  /** In PEM. */
  tls?: { cert: string; key: string } | undefined;
  trustedHops?: TrustedHops | undefined;
  /** Whether trusted hops begin connections with the PROXY protocol. */
  proxyProtocol?: boolean;
  /** Whether other processes listen on the same port, and the kernel shares connections out. */
  sharesPort?: boolean;
};

export type Listener = {
  address: string;
  /** Accepts nothing more. */
  close(): void;
};

type Serve = (socket: Socket, about: Pick<Client, 'address' | 'trustedHops'>) => void;

/**
 * Accepts connections, over TLS if it has a certificate: HTTP/1.1 alone is offered by ALPN.
 *
 * @throws PlatformError `unavailable` when the address cannot be listened on.
 */
export async function listen(
  { listen, tls, trustedHops, proxyProtocol = false, sharesPort = false }: ListenOptions,
  serve: Serve,
): Promise<Listener> {
  const begin = (socket: Socket, address: string, hops: TrustedHops | undefined) => {
    if (!tlsServer) {
      serve(socket, { address, trustedHops: hops });
      return void socket.resume();
    }
    const peer = peerOf(socket);
    abouts.set(peer, { address, trustedHops: hops });
    socket.once('close', () => abouts.delete(peer));
    tlsServer.emit('connection', socket);
  };
  const server = createServer((socket) => {
    const peer = plainAddress(socket.remoteAddress ?? '');
    const isTrusted = trustedHops?.includes(peer) === true;
    if (!isTrusted) return begin(socket, peer, undefined);
    if (!proxyProtocol) return begin(socket, peer, trustedHops);
    readProxyHeader(socket, ({ address }) => begin(socket, address ?? peer, undefined));
  });

  const abouts = new Map<string, Pick<Client, 'address' | 'trustedHops'>>();
  const tlsServer = tls && createTlsServer({ ...tls, ALPNProtocols: ['http/1.1'] });
  tlsServer?.on('secureConnection', (socket) => {
    const about = abouts.get(peerOf(socket));
    if (about) serve(socket, about);
    else socket.destroy();
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
  return { address: `${host}:${port}`, close: () => void server.close() };
}

/** Names a connection for as long as it is open. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

/** IPv4 arrives as IPv6 where both are listened on. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}
