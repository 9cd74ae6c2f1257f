import { releaseHead, resume, type Client } from './client.ts';
import type { EndReason } from './destination.ts';
import type { Exchange, ExchangeActs } from './exchange.ts';
import { closeFrame, createFrameTracker } from './websocket-frames.ts';
import {
  destroyUpstream,
  type Upstream,
  type UpstreamActs,
  type UpstreamUser,
} from './upstream.ts';

/** Two connections whose protocol was switched: bytes pass as they are until one of them closes. */
type Tunnel = Exchange &
  UpstreamUser & {
    readonly client: Client;
    readonly upstream: Upstream;
    /** Of WebSockets: whether a frame is under way. */
    readonly frames: { fromClient: Frames; fromPlugin: Frames } | undefined;
    isEnding: boolean;
    readonly onClose: () => void;
    ended: () => void;
  };

type Frames = ReturnType<typeof createFrameTracker>;

const nothing = Buffer.alloc(0);
const keepAliveMs = 30_000;
const closeCode = { revoked: 1008, stopping: 1001 } as const;
const hardlyMs = 1_000;

/**
 * Joins the connections of a request whose protocol was switched. `onOpen` gets how to end it from
 * here: the ends of a WebSocket get a close frame if no other is under way.
 */
export function startTunnel({
  client,
  upstream,
  protocol,
  first,
  fromPlugin,
  onOpen,
  onClose,
}: {
  client: Client;
  upstream: Upstream;
  protocol: string;
  /** The head of the answer, and what came after it: `fromPlugin`. */
  first: string | Buffer;
  fromPlugin: Buffer;
  onOpen: (end: (reason: EndReason) => void) => () => void;
  onClose: () => void;
}): void {
  const isWebSocket = protocol === 'websocket';
  const tunnel: Tunnel = {
    acts,
    upstreamActs,
    takesBody: false,
    deadline: Infinity,
    until: Infinity,
    client,
    upstream,
    frames: isWebSocket
      ? { fromClient: createFrameTracker(), fromPlugin: createFrameTracker() }
      : undefined,
    isEnding: false,
    onClose,
    ended: () => {},
  };
  client.exchange = tunnel;
  client.phase = 'tunnel';
  client.deadline = Infinity;
  releaseHead(client);
  upstream.user = tunnel;
  for (const socket of [client.socket, upstream.socket]) socket.setKeepAlive(true, keepAliveMs);
  client.socket.write(first, 'latin1');
  tunnel.frames?.fromPlugin.see(fromPlugin);
  const waiting = client.unread.subarray(client.at);
  client.unread = nothing;
  client.at = 0;
  resume(client);
  if (waiting.length > 0) acts.raw(tunnel, waiting);
  tunnel.ended = onOpen((reason) => endTunnel(tunnel, reason));
}

const acts: ExchangeActs = {
  body() {},
  raw(tunnel: Tunnel, chunk) {
    if (tunnel.isEnding) return;
    tunnel.frames?.fromClient.see(chunk);
    if (!tunnel.upstream.socket.write(chunk)) {
      tunnel.client.socket.pause();
      slow(tunnel);
    }
  },
  drained(tunnel: Tunnel) {
    tunnel.upstream.socket.resume();
    if (!tunnel.isEnding) tunnel.deadline = Infinity;
  },
  ended(tunnel: Tunnel) {
    tunnel.upstream.socket.end();
  },
  clientGone: close,
  late(tunnel: Tunnel) {
    tunnel.client.socket.destroy();
  },
};

const upstreamActs: UpstreamActs = {
  connected() {},
  data(tunnel: Tunnel, buffer, length) {
    if (tunnel.isEnding) return;
    const chunk = Buffer.from(buffer.subarray(0, length));
    tunnel.frames?.fromPlugin.see(chunk);
    if (!tunnel.client.socket.write(chunk)) {
      tunnel.upstream.socket.pause();
      slow(tunnel);
    }
  },
  drained(tunnel: Tunnel) {
    tunnel.client.socket.resume();
    if (!tunnel.isEnding) tunnel.deadline = Infinity;
  },
  closed(tunnel: Tunnel) {
    const { client } = tunnel;
    client.socket.end();
    tunnel.deadline = performance.now() + hardlyMs;
  },
};

function endTunnel(tunnel: Tunnel, reason: EndReason): void {
  const { client, upstream, frames } = tunnel;
  if (tunnel.isEnding) return;
  tunnel.isEnding = true;
  const code = closeCode[reason];
  if (frames?.fromPlugin.atBoundary()) client.socket.write(closeFrame(code, { masked: false }));
  if (frames?.fromClient.atBoundary()) upstream.socket.write(closeFrame(code, { masked: true }));
  client.socket.end();
  upstream.socket.end();
  client.socket.resume();
  tunnel.deadline = performance.now() + hardlyMs;
}

/** One side does not read. */
function slow(tunnel: Tunnel): void {
  tunnel.deadline = performance.now() + tunnel.client.limits.betweenBytesMs;
}

function close(tunnel: Tunnel): void {
  destroyUpstream(tunnel.upstream);
  tunnel.onClose();
  tunnel.ended();
}
