import { releaseHead, resume, type Client } from './client.ts';
import type { EndReason } from './destination.ts';
import type { Exchange, ExchangeActs } from './exchange.ts';
import { over, type Forward } from './forward.ts';
import {
  atBoundary,
  closeFrame,
  createFrames,
  pingFrame,
  see,
  type Frames,
} from './websocket-frames.ts';
import {
  destroyUpstream,
  type Upstream,
  type UpstreamActs,
  type UpstreamUser,
} from './upstream.ts';

/**
 * Two connections whose protocol was switched: bytes pass as they are until one of them closes. Most are
 * idle, and there may be very many: of the request it keeps what is needed at the end.
 */
type Tunnel = Exchange &
  UpstreamUser &
  Pick<Forward, 'context' | 'account' | 'instance' | 'requestBytes' | 'answerBytes'> & {
    readonly client: Client;
    readonly upstream: Upstream;
    /** Of WebSockets: whether a frame is under way. */
    readonly clientFrames: Frames | undefined;
    readonly pluginFrames: Frames | undefined;
    /** Between pings to the client of a WebSocket; Infinity for none. */
    readonly pingMs: number;
    /** Pings since the client sent anything. */
    unanswered: number;
    isEnding: boolean;
    ended: () => void;
  };

const nothing = Buffer.alloc(0);
const keepAliveMs = 30_000;
const closeCode = { revoked: 1008, stopping: 1001 } as const;
const hardlyMs = 1_000;
const maxUnanswered = 2;

/**
 * Joins the connections of a request whose protocol was switched. The policy gets how to end it from
 * here: the ends of a WebSocket get a close frame if no other is under way.
 *
 * The client of a WebSocket gets a ping as often as the destination says; its connection is closed when
 * it sent nothing since the last two. A pong goes to the plugin, which may ignore it (RFC 6455 §5.5.3).
 */
export function startTunnel(
  forward: Forward,
  {
    upstream,
    protocol,
    first,
    fromPlugin,
  }: {
    upstream: Upstream;
    protocol: string;
    /** The head of the answer, and what came after it: `fromPlugin`. */
    first: string | Buffer;
    fromPlugin: Buffer;
  },
): void {
  const { client, context, account, instance, requestBytes, answerBytes } = forward;
  const isWebSocket = protocol === 'websocket';
  const tunnel: Tunnel = {
    acts,
    upstreamActs,
    takesBody: false,
    deadline: Infinity,
    until: Infinity,
    context,
    account,
    instance,
    requestBytes,
    answerBytes,
    client,
    upstream,
    clientFrames: isWebSocket ? createFrames() : undefined,
    pluginFrames: isWebSocket ? createFrames() : undefined,
    pingMs: isWebSocket ? forward.destination.pingMs : Infinity,
    unanswered: 0,
    isEnding: false,
    ended: nobodyToTell,
  };
  client.exchange = tunnel;
  client.phase = 'tunnel';
  client.deadline = Infinity;
  releaseHead(client);
  upstream.user = tunnel;
  for (const socket of [client.socket, upstream.socket]) socket.setKeepAlive(true, keepAliveMs);
  client.socket.write(first, 'latin1');
  if (tunnel.pluginFrames) see(tunnel.pluginFrames, fromPlugin);
  const waiting = client.unread.subarray(client.at);
  client.unread = nothing;
  client.at = 0;
  resume(client);
  awaitPing(tunnel);
  if (waiting.length > 0) acts.raw(tunnel, waiting);
  const end = (reason: EndReason) => endTunnel(tunnel, reason);
  tunnel.ended = context.policy.streaming(account, 'tunnel', end);
}

function nobodyToTell(): void {}

const acts: ExchangeActs = {
  body() {},
  bodyBroken() {},
  raw(tunnel: Tunnel, chunk) {
    if (tunnel.isEnding) return;
    tunnel.unanswered = 0;
    if (tunnel.clientFrames) see(tunnel.clientFrames, chunk);
    if (!tunnel.upstream.socket.write(chunk)) {
      tunnel.client.socket.pause();
      slow(tunnel);
    }
  },
  drained(tunnel: Tunnel) {
    tunnel.upstream.socket.resume();
    awaitPing(tunnel);
  },
  ended(tunnel: Tunnel) {
    tunnel.upstream.socket.end();
  },
  clientGone: close,
  late(tunnel: Tunnel) {
    const isGone = tunnel.unanswered >= maxUnanswered;
    if (tunnel.isEnding || isSlow(tunnel) || isGone) tunnel.client.socket.destroy();
    else ping(tunnel);
  },
};

const upstreamActs: UpstreamActs = {
  connected() {},
  data(tunnel: Tunnel, buffer, length) {
    if (tunnel.isEnding) return;
    const chunk = Buffer.from(buffer.subarray(0, length));
    if (tunnel.pluginFrames) see(tunnel.pluginFrames, chunk);
    if (!tunnel.client.socket.write(chunk)) {
      tunnel.upstream.socket.pause();
      slow(tunnel);
    }
  },
  drained(tunnel: Tunnel) {
    tunnel.client.socket.resume();
    awaitPing(tunnel);
  },
  deaf() {},
  closed(tunnel: Tunnel) {
    if (tunnel.isEnding) return;
    tunnel.isEnding = true;
    // Who reads slowly gets all that the plugin said.
    slow(tunnel);
    tunnel.client.socket.end(() => {
      tunnel.deadline = performance.now() + hardlyMs;
    });
  },
};

function endTunnel(tunnel: Tunnel, reason: EndReason): void {
  const { client, upstream, clientFrames, pluginFrames } = tunnel;
  if (tunnel.isEnding) return;
  tunnel.isEnding = true;
  const code = closeCode[reason];
  if (pluginFrames && atBoundary(pluginFrames)) {
    client.socket.write(closeFrame(code, { masked: false }));
  }
  if (clientFrames && atBoundary(clientFrames)) {
    upstream.socket.write(closeFrame(code, { masked: true }));
  }
  client.socket.end();
  upstream.socket.end();
  client.socket.resume();
  tunnel.deadline = performance.now() + hardlyMs;
}

/** Between two frames of the plugin's only: inside of one, the client is not idle. */
function ping(tunnel: Tunnel): void {
  awaitPing(tunnel);
  if (!tunnel.pluginFrames || !atBoundary(tunnel.pluginFrames)) return;
  tunnel.unanswered++;
  tunnel.client.socket.write(pingFrame);
}

function awaitPing(tunnel: Tunnel): void {
  if (tunnel.isEnding || isSlow(tunnel)) return;
  tunnel.deadline = performance.now() + tunnel.pingMs;
}

function isSlow({ client, upstream }: Tunnel): boolean {
  return client.socket.isPaused() || upstream.socket.isPaused();
}

/** One side does not read. */
function slow(tunnel: Tunnel): void {
  tunnel.deadline = performance.now() + tunnel.client.limits.betweenBytesMs;
}

function close(tunnel: Tunnel): void {
  destroyUpstream(tunnel.upstream);
  if (tunnel.instance) tunnel.instance.outstanding--;
  over(tunnel);
  tunnel.ended();
}
