import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Endpoint } from './endpoint.ts';
import { outliveFailedWrites } from './failed-writes.ts';
import { nextBuffer, sharedBuffer, type ReadBuffer } from './read-buffers.ts';
import { directWriter, queuedWriter, readDirectly, type TextWriter } from './stream-handle.ts';

/** A connection to an instance, or to our own pages. */
export type Upstream = ReadBuffer & {
  readonly socket: Socket;
  /** Past the socket's queue once it is connected. */
  writeText: TextWriter;
  readonly endpoint: Endpoint;
  /** Who uses it; undefined while it is idle. */
  user: UpstreamUser | undefined;
  connected: boolean;
  /** A write failed: nothing more can be sent, and what is there to be read is the last. */
  isDeaf: boolean;
  /** Whether it carried another request before. */
  reused: boolean;
  /** Until when it may be used for another one, in ms of the clock of `performance`. */
  usableUntil: number;
};

export type UpstreamUser = { readonly upstreamActs: UpstreamActs };

/** Each is called with the user of the connection. */
export type UpstreamActs = {
  connected(user: UpstreamUser): void;
  /** What is in `buffer` is good until this returns, unless `isKept` is set. */
  data(user: UpstreamUser, buffer: Buffer, length: number): void;
  drained(user: UpstreamUser): void;
  /** It takes nothing more: a write failed. What it said before still comes, and then its end. */
  deaf(user: UpstreamUser): void;
  /** The other side ended, or there was an error. */
  closed(user: UpstreamUser, error: NodeJS.ErrnoException | undefined): void;
};

export function openUpstream(endpoint: Endpoint, user: UpstreamUser): Upstream {
  const reading = {
    buffer: () => (upstream ? nextBuffer(upstream) : sharedBuffer),
    callback(length: number) {
      onRead(upstream as Upstream, length);
      return true;
    },
  };
  const options: NetConnectOpts = { ...endpoint.connectTo, onread: reading };
  let upstream: Upstream | undefined;
  const socket = connect(options);
  socket.setNoDelay(true);
  upstream = {
    socket,
    writeText: queuedWriter(socket),
    endpoint,
    user,
    connected: false,
    isDeaf: false,
    reused: false,
    usableUntil: Infinity,
    buffer: sharedBuffer,
    isLong: false,
    isKept: false,
  };
  const opened = upstream;
  const deafened = () => {
    if (opened.isDeaf) return;
    opened.isDeaf = true;
    opened.user?.upstreamActs.deaf(opened.user);
  };
  outliveFailedWrites(socket, deafened);
  let failure: NodeJS.ErrnoException | undefined;
  const closed = () => {
    const { user } = opened;
    opened.user = undefined;
    forget(opened);
    user?.upstreamActs.closed(user, failure);
  };
  socket.on('connect', () => {
    opened.connected = true;
    opened.writeText = directWriter(socket, deafened);
    readDirectly(socket, reading);
    opened.user?.upstreamActs.connected(opened.user);
  });
  socket.on('drain', () => {
    if (!opened.isDeaf) opened.user?.upstreamActs.drained(opened.user);
  });
  socket.on('error', (error) => (failure = error));
  socket.on('end', () => {
    closed();
    socket.destroy();
  });
  socket.on('close', closed);
  return opened;
}

function onRead(upstream: Upstream, length: number): void {
  const { user } = upstream;
  // Nobody asked: it must not be taken for an answer to the next request.
  if (user) user.upstreamActs.data(user, upstream.buffer, length);
  else destroyUpstream(upstream);
}

export function destroyUpstream(upstream: Upstream): void {
  upstream.user = undefined;
  forget(upstream);
  upstream.socket.destroy();
}

function forget(upstream: Upstream): void {
  const { idle } = upstream.endpoint;
  const index = idle.indexOf(upstream);
  if (index !== -1) idle.splice(index, 1);
}
