import { request as httpRequest, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { traceIdOf } from '@patchbay/chassis';
import type { Access, Granted } from './access.ts';
import { problemDocument } from './answer-refusal.ts';
import type { Events } from './events.ts';
import { upstreamHeaders } from './headers.ts';
import type { Identity } from './identity.ts';
import type { Instances } from './instances.ts';
import type { OpenStreams } from './open-streams.ts';
import { parsePluginUrl, pluginPrefix } from './paths.ts';
import {
  badAnswer,
  crossOrigin,
  isRefusal,
  oddPath,
  pageNotFound,
  pluginNotReady,
  type Refusal,
} from './refusal.ts';
import { joinSockets } from './websocket-pipe.ts';

type Upgrade = { req: IncomingMessage; socket: Duplex; head: Buffer };

export type WebSocketProxy = (upgrade: Upgrade) => Promise<void>;

type Deps = {
  access: Access;
  instances: Instances;
  identity: Identity;
  events: Events;
  streams: OpenStreams;
  publicUrl: URL;
  handshakeMs?: number;
};

/**
 * Passes WebSockets on to plugins. The handshake is checked like any request, and its `Origin` must
 * be the public one, since browsers let any page open a WebSocket with the cookies of this site.
 * After the plugin's 101 the bytes pass as they are, in both directions with back-pressure.
 */
export function createWebSocketProxy(deps: Deps): WebSocketProxy {
  return async ({ req, socket, head }) => {
    socket.on('error', () => socket.destroy());
    try {
      const granted = await check(req, deps);
      const refusal = isRefusal(granted)
        ? granted
        : await connect({ req, socket, head }, granted, deps);
      if (refusal) refuse(socket, refusal, req);
    } catch (error) {
      deps.events.unexpected(error, traceIdOf(req.headers['traceparent']));
      socket.destroy();
    }
  };
}

async function check(
  req: IncomingMessage,
  { access, publicUrl }: Deps,
): Promise<(Granted & { path: string }) | Refusal> {
  const url = parsePluginUrl(req.url ?? '');
  if (url.kind === 'odd') return oddPath(url.why);
  if (url.kind !== 'plugin' || req.headers.upgrade?.toLowerCase() !== 'websocket') {
    return pageNotFound();
  }
  if (req.headers.origin !== publicUrl.origin) return crossOrigin(publicUrl.origin);
  const granted = await access(url.slug, req.headers.cookie);
  return isRefusal(granted) ? granted : { ...granted, path: url.path };
}

async function connect(
  { req, socket, head }: Upgrade,
  { plugin, session, token, path }: Granted & { path: string },
  { instances, identity, events, streams, publicUrl, handshakeMs = 10_000 }: Deps,
): Promise<Refusal | undefined> {
  const { slug } = plugin;
  const identityToken = await identity.tokenFor(session, slug);
  if (socket.destroyed) return undefined;
  const lease = instances.take(plugin);
  if (!lease) return pluginNotReady(plugin);
  const headers = upstreamHeaders(req, {
    host: lease.endpoint.host,
    identity: identityToken,
    clientAddress: req.socket.remoteAddress ?? '',
    publicUrl,
    prefix: pluginPrefix(slug),
  });
  headers.push('Connection', 'Upgrade', 'Upgrade', 'websocket');

  return new Promise((resolve) => {
    const { hostname, port } = lease.endpoint;
    const upstream = httpRequest({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || 80,
      path,
      headers,
      agent: false,
      setHost: false,
    });
    let settled = false;
    const fail = (reason: string, detail: string) => {
      if (settled) return;
      settled = true;
      if (reason === 'unreachable' && !socket.destroyed) lease.failed();
      lease.release();
      upstream.destroy();
      events.upstreamFailed({ plugin: slug, instance: lease.id, reason, detail });
      resolve(badAnswer(plugin.title, detail));
    };
    upstream.setTimeout(handshakeMs, () => fail('head-timeout', 'it did not answer in time'));
    upstream.on('error', (error) => fail('unreachable', `no connection: ${error.message}`));
    upstream.once('response', ({ statusCode }) =>
      fail('refused', `it answered ${statusCode} to a WebSocket`),
    );
    socket.once('close', () => upstream.destroy());
    upstream.once('upgrade', (answer, pluginSocket, pluginHead) => {
      settled = true;
      lease.answered();
      events.websocketOpened(slug);
      socket.write(switchingHead(answer));
      const end = joinSockets({ client: socket, plugin: pluginSocket, head, pluginHead });
      const remove = streams.add({
        token,
        slug,
        end: (reason) => end(reason === 'stopping' ? 1001 : 1008),
      });
      socket.once('close', () => {
        remove();
        lease.release();
        events.websocketClosed(slug);
      });
      resolve(undefined);
    });
    upstream.end();
  });
}

/** Only what the handshake needs: RFC 6455 §4.2.2. */
function switchingHead({ headers }: IncomingMessage): string {
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: websocket'];
  for (const name of [
    'sec-websocket-accept',
    'sec-websocket-protocol',
    'sec-websocket-extensions',
  ]) {
    const value = headers[name];
    if (value !== undefined) lines.push(`${name}: ${String(value)}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function refuse(socket: Duplex, refusal: Refusal, req: IncomingMessage): void {
  const body = JSON.stringify(problemDocument(refusal, traceIdOf(req.headers['traceparent'])));
  socket.end(
    [
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
