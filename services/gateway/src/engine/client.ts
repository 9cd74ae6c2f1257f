import type { Socket } from 'node:net';
import { brokenBecause, isComplete, noBody, readBody, type BodyReader } from './body-reader.ts';
import { smallBytes } from './body-writer.ts';
import { adoptSocket } from './adopt-socket.ts';
import { lf } from './characters.ts';
import type { Exchange } from './exchange.ts';
import type { Limits } from './limits.ts';
import { nextBuffer, sharedBuffer, type ReadBuffer } from './read-buffers.ts';
import { departNow } from './shared-departure.ts';
import { directWriter, queuedWriter, readDirectly, type TextWriter } from './stream-handle.ts';
import { readTrailers } from './trailers.ts';
import type { Networks } from '@patchbay/chassis';

/** A connection of somebody outside, with the request on it. One request is under way at a time. */
export type Client = ReadBuffer & {
  readonly socket: Socket;
  readonly writeText: TextWriter;
  /** Of the person, as known from the connection. */
  readonly address: string;
  /** Whose word about the address counts; only if the connection comes from one of them. */
  readonly trustedHops: Networks | undefined;
  readonly limits: Limits;
  phase: Phase;
  /** What arrived and is not used up: `unread` from `at`. */
  unread: Buffer;
  at: number;
  /** `unread` is in a buffer that others will read into. */
  isBorrowed: boolean;
  /** The head of the request under way, until its answer has begun. */
  headText: string;
  /** When that was complete, in ms of the clock of `performance`. */
  headAt: number;
  /** What is to come of its body. */
  body: BodyReader;
  /** With which the last answer leaves. */
  departure: number;
  exchange: Exchange | undefined;
  /** Whether another request may follow. */
  keepsAlive: boolean;
  paused: boolean;
  /** Bytes read and thrown away after the last answer. */
  lingered: number;
  /** When this is too slow, in ms of the clock of `performance`, and at what. */
  deadline: number;
};

/**
 * `idle`: between requests. `head`: in a head. `request`: until its answer is complete. `lingering`:
 * our side has ended, what still comes is thrown away, so that the answer is not lost to a reset.
 * `tunnel`: bytes pass as they are. `gone`.
 */
type Phase = 'idle' | 'head' | 'request' | 'lingering' | 'tunnel' | 'gone';

/** Bytes of later requests that are kept while one is under way. */
const maxWaiting = 65_536;
const maxLingered = 1_048_576;
const nothing = Buffer.alloc(0);
/** What a connection is served with. `onHead` is called when bytes of a head arrived. */
export type ClientActs = {
  onHead(client: Client): void;
  onClose(client: Client): void;
};

/** `isUntouched` says that nothing was read of the connection yet, and that it is not encrypted. */
export function createClient(
  accepted: Socket,
  about: Pick<Client, 'address' | 'trustedHops' | 'limits'>,
  { isUntouched, ...acts }: ClientActs & { isUntouched: boolean },
): Client {
  let reader: Client | undefined;
  const reading = {
    buffer: () => (reader ? nextBuffer(reader) : sharedBuffer),
    callback(length: number) {
      if (reader) onRead(reader, length, acts);
      return true;
    },
  };
  const socket = isUntouched ? adoptSocket(accepted, reading) : accepted;
  if (isUntouched) readDirectly(socket, reading);
  const client: Client = {
    socket,
    writeText: isUntouched ? directWriter(socket) : queuedWriter(socket),
    buffer: sharedBuffer,
    isLong: false,
    isKept: false,
    ...about,
    phase: 'idle',
    unread: nothing,
    at: 0,
    isBorrowed: false,
    headText: '',
    headAt: 0,
    body: noBody,
    departure: -1,
    exchange: undefined,
    keepsAlive: true,
    paused: false,
    lingered: 0,
    deadline: performance.now() + about.limits.headMs,
  };
  reader = client;
  socket.setNoDelay(true);
  if (!isUntouched) socket.on('data', (chunk: Buffer) => onData(client, chunk, acts));
  socket.on('drain', () => onDrain(client, acts));
  socket.on('end', () => onEnd(client));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    abandon(client);
    client.phase = 'gone';
    acts.onClose(client);
  });
  return client;
}

/**
 * Passes long bodies on in the buffer they were read into, and has heads read there; everything else is
 * copied out of it.
 */
function onRead(client: Client, length: number, acts: ClientActs): void {
  const { buffer, isLong, phase } = client;
  const bytes = buffer.subarray(0, length);
  if (phase === 'request' && isLong && buffer !== sharedBuffer) {
    client.isBorrowed = true;
    onData(client, bytes, acts);
    ownUnread(client);
    return;
  }
  client.isLong = phase === 'request' && length > smallBytes;
  if (phase === 'idle' && client.at === client.unread.length) {
    client.unread = bytes;
    client.at = 0;
    client.isBorrowed = true;
    acts.onHead(client);
    ownUnread(client);
    return;
  }
  onData(client, Buffer.from(bytes), acts);
}

/** Copies what is left of `unread`, if its buffer is not the client's. */
export function ownUnread(client: Client): void {
  if (!client.isBorrowed) return;
  client.isBorrowed = false;
  const { unread, at } = client;
  client.unread = at < unread.length ? Buffer.from(unread.subarray(at)) : nothing;
  client.at = 0;
}

function onData(client: Client, chunk: Buffer, acts: ClientActs): void {
  switch (client.phase) {
    case 'tunnel':
      client.exchange?.acts.raw(client.exchange, chunk);
      break;
    case 'lingering':
      client.lingered += chunk.length;
      // To close it now would reset it, and who still sends might lose the answer.
      if (client.lingered > maxLingered) client.socket.pause();
      break;
    case 'request':
      keep(client, chunk);
      passBody(client);
      if (client.unread.length - client.at > maxWaiting) pause(client);
      break;
    case 'idle':
    case 'head':
      keep(client, chunk);
      // Without a new line a head is not more complete than before.
      if (
        client.unread === chunk ||
        chunk.includes(lf) ||
        client.unread.length > client.limits.headBytes
      ) {
        acts.onHead(client);
      }
      break;
    case 'gone':
      break;
    default:
      client.phase satisfies never;
  }
}

function keep(client: Client, chunk: Buffer): void {
  const { unread, at } = client;
  client.unread = at === unread.length ? chunk : Buffer.concat([unread.subarray(at), chunk]);
  client.at = 0;
}

/** Gives what arrived of the body to the exchange, for as long as that takes it. */
export function passBody(client: Client): void {
  const { exchange, body } = client;
  if (!exchange || isComplete(body) || !exchange.takesBody) return;
  const ranges: number[] = [];
  const end = readBody(body, client.unread, client.at, client.unread.length, ranges);
  const broken = brokenBecause(body);
  if (broken !== undefined) return breakBody(client, exchange, broken);
  client.at = end;
  const complete = isComplete(body);
  if (complete) client.isLong = false;
  let trailers = '';
  if (complete && body.kind === 'chunked') {
    const section = readTrailers(body.chunked.trailers);
    if (!section || section.isForbidden) {
      return breakBody(client, exchange, 'a trailer is none that may come after a body');
    }
    trailers = section.text;
  }
  client.deadline = complete ? Infinity : performance.now() + client.limits.betweenBytesMs;
  if (ranges.length === 0 && !complete) return;
  exchange.acts.body(exchange, client.unread, ranges, complete ? trailers : undefined);
  if (client.exchange === exchange && !exchange.takesBody && !complete) pause(client);
}

/** Nothing that follows can be read as a request. */
function breakBody(client: Client, exchange: Exchange, why: string): void {
  client.keepsAlive = false;
  exchange.acts.bodyBroken(exchange, why);
}

export function pause(client: Client): void {
  if (client.paused) return;
  client.paused = true;
  client.deadline = Infinity;
  client.socket.pause();
}

export function resume(client: Client): void {
  if (!client.paused) return;
  client.paused = false;
  client.socket.resume();
}

/** The other side ends; what it asked for is nobody's any more. */
function onEnd(client: Client): void {
  if (client.phase === 'tunnel') client.exchange?.acts.ended(client.exchange);
  else if (client.phase === 'request') client.socket.destroy();
  else {
    departNow(client.departure);
    client.socket.end();
  }
}

function abandon(client: Client): void {
  const { exchange } = client;
  client.exchange = undefined;
  exchange?.acts.clientGone(exchange);
}

/** The answer has begun: the head of the request is not needed any more. */
export function releaseHead(client: Client): void {
  client.headText = '';
}

/** The answer is complete: the connection is ready for the next request, or ends. */
export function answered(client: Client, acts: ClientActs, now = performance.now()): void {
  client.exchange = undefined;
  if (client.phase !== 'request') return;
  client.headText = '';
  if (!client.keepsAlive || !isComplete(client.body)) return linger(client);
  client.phase = 'idle';
  if (!client.socket.writableNeedDrain) return awaitRequest(client, acts, now);
  pause(client);
  client.deadline = now + client.limits.betweenBytesMs;
}

/** Who does not read the answers gets no more of them. */
function onDrain(client: Client, acts: ClientActs): void {
  const { exchange, phase, paused } = client;
  if (exchange) exchange.acts.drained(exchange);
  else if (phase === 'idle' && paused) awaitRequest(client, acts, performance.now());
}

function awaitRequest(client: Client, acts: ClientActs, now: number): void {
  resume(client);
  client.deadline = now + client.limits.idleMs;
  if (client.at < client.unread.length) {
    process.nextTick(onWaiting, client, acts);
  } else {
    client.unread = nothing;
    client.at = 0;
  }
}

function onWaiting(client: Client, acts: ClientActs): void {
  if (client.phase === 'idle' && client.at < client.unread.length) acts.onHead(client);
}

/** Ends our side when all was written, and the connection soon after. */
export function linger(client: Client): void {
  client.phase = 'lingering';
  client.headText = '';
  client.unread = nothing;
  client.at = 0;
  const { lingerMs, betweenBytesMs } = client.limits;
  client.deadline = performance.now() + betweenBytesMs;
  departNow(client.departure);
  client.socket.end(() => {
    client.deadline = performance.now() + lingerMs;
  });
  client.paused = true;
  resume(client);
}
