import { choose } from './balancing.ts';
import {
  brokenBecause,
  isComplete,
  noBody,
  readBody,
  responseBody,
  type BodyReader,
} from './body-reader.ts';
import { dataBytes, pieceOf, smallBytes } from './body-writer.ts';
import { answered, passBody, releaseHead, resume, type Client, type ClientActs } from './client.ts';
import type { Destination, Failure, FailureReason, Policy } from './destination.ts';
import { answeredRequest, failedRequest, unreachable } from './ejection.ts';
import type { Exchange, ExchangeActs } from './exchange.ts';
import { incomplete, read, valueOf } from './header-lines.ts';
import type { Instance } from './instance.ts';
import type { RequestHead } from './request-head.ts';
import { requestLines } from './request-writer.ts';
import {
  createResponseHead,
  readResponseHead,
  responseNames,
  type ResponseHead,
} from './response-head.ts';
import { answerHead } from './response-writer.ts';
import { sharedBuffer } from './read-buffers.ts';
import { readTrailers } from './trailers.ts';
import { startTunnel } from './tunnel.ts';
import { giveUpstream, takeUpstream } from './upstream-pool.ts';
import {
  destroyUpstream,
  type Upstream,
  type UpstreamActs,
  type UpstreamUser,
} from './upstream.ts';

/** What all requests of an engine share. */
export type ForwardContext = {
  policy: Policy;
  clientActs: ClientActs;
  /** Whether connections end after their answer. */
  isStopping: boolean;
  /** Answers a request itself: no instance did. */
  refuse(client: Client, destination: Destination, failure: Failure): void;
};

/** A request that was sent to an instance, until its answer is complete. */
export type Forward = Exchange &
  UpstreamUser & {
    readonly context: ForwardContext;
    readonly client: Client;
    readonly destination: Destination;
    readonly method: string;
    /** Of the client's HTTP/1.x. */
    readonly minor: 0 | 1;
    readonly expectsContinue: boolean;
    /** The head after its first two lines, with as much of the body as can be sent again. */
    readonly request: string;
    readonly isChunked: boolean;
    readonly startedAt: number;
    state: 'asking' | 'answering' | 'done';
    instance: Instance | undefined;
    upstream: Upstream | undefined;
    /** The request was sent to its end. */
    isSent: boolean;
    /** Some of its body was sent that is not kept. */
    isStreamed: boolean;
    /** Of the body, so far. */
    bodyBytes: number;
    isRetry: boolean;
    /** An incomplete head of the answer. */
    partial: Buffer | undefined;
    interims: number;
    /** Of bodies. */
    requestBytes: number;
    answerBytes: number;
    answer: BodyReader;
    /** The answer's body is sent in chunks. */
    chunksAnswer: boolean;
    isStream: boolean;
    streamEnded: (() => void) | undefined;
    /** For how long the instance keeps the connection; 0 when it does not. */
    keptMs: number;
  };

const { id } = responseNames;
const head: ResponseHead = createResponseHead();
const ranges: number[] = [];
const idempotent = new Set([
  'GET',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PROPFIND',
  'REPORT',
  'SEARCH',
]);
const maxInterims = 16;

/**
 * Sends the request on that was just read, and its answer back, both with back-pressure. An answer that
 * breaks off ends the client's connection, so that it is never taken for a complete one.
 *
 * It is tried a second time, elsewhere if there is another instance, only when it is idempotent, no byte
 * of an answer came, and its body was not streamed.
 */
export function startForward(
  context: ForwardContext,
  client: Client,
  requestHead: RequestHead,
  destination: Destination,
): void {
  const { upgrade } = destination;
  const startedAt = performance.now();
  const lines = requestLines(requestHead, destination);
  const switching = upgrade ? `Connection: Upgrade\r\nUpgrade: ${upgrade}\r\n` : '';
  const smallBody = takeSmallBody(client);
  const forward: Forward = {
    acts,
    upstreamActs,
    takesBody: false,
    deadline: Infinity,
    context,
    client,
    destination,
    method: requestHead.method,
    minor: requestHead.minor,
    expectsContinue: requestHead.expectsContinue,
    request: `${lines}${switching}\r\n${smallBody}`,
    isChunked: requestHead.chunked,
    startedAt,
    until: startedAt + destination.maxMs,
    state: 'asking',
    instance: undefined,
    upstream: undefined,
    isSent: false,
    isStreamed: false,
    bodyBytes: 0,
    isRetry: false,
    partial: undefined,
    interims: 0,
    requestBytes: smallBody.length,
    answerBytes: 0,
    answer: noBody,
    chunksAnswer: false,
    isStream: false,
    streamEnded: undefined,
    keptMs: 0,
  };
  client.exchange = forward;
  context.policy.began(destination);
  ask(forward, choose(destination.candidates));
}

/** A small body that is there already is sent with the head, and can be sent again. */
function takeSmallBody(client: Client): string {
  const { body, unread, at } = client;
  if (body.kind !== 'length' || body.left > smallBytes || unread.length - at < body.left) return '';
  client.at += body.left;
  body.left = 0;
  return unread.toString('latin1', at, client.at);
}

function ask(forward: Forward, instance: Instance | undefined): void {
  const { client, destination, isRetry } = forward;
  if (!instance) {
    return refuse(forward, { reason: 'no-instance', detail: 'no process of it can be asked' });
  }
  instance.outstanding++;
  forward.instance = instance;
  const { endpoint } = instance;
  const fresh = isRetry || destination.upgrade !== undefined;
  const upstream = takeUpstream(endpoint, forward, { fresh });
  forward.upstream = upstream;
  const host = endpoint.authority === undefined ? '' : `Host: ${endpoint.authority}\r\n`;
  const firstLines = `${forward.method} ${destination.path} HTTP/1.1\r\n${host}`;
  upstream.writeText(firstLines + forward.request);
  forward.isSent = isComplete(client.body);
  if (upstream.connected) sendBody(forward);
  else forward.deadline = performance.now() + client.limits.connectMs;
}

function sendBody(forward: Forward): void {
  const { client } = forward;
  if (forward.isSent) {
    forward.deadline = performance.now() + client.limits.answerMs;
    return;
  }
  forward.deadline = Infinity;
  forward.takesBody = true;
  resume(client);
  client.deadline = performance.now() + client.limits.betweenBytesMs;
  passBody(client, forward.context.clientActs);
}

const acts: ExchangeActs = {
  body(forward: Forward, buffer, ranges, trailers) {
    const { client, upstream, isChunked } = forward;
    if (!upstream) return;
    forward.isStreamed = true;
    forward.bodyBytes += dataBytes(ranges);
    if (forward.bodyBytes > forward.destination.maxBodyBytes) return tooMuch(forward);
    const isLast = trailers !== undefined;
    const after = isLast && isChunked ? `0\r\n${trailers}\r\n` : '';
    const piece =
      !isChunked && ranges.length === 2
        ? buffer.subarray(ranges[0], ranges[1])
        : pieceOf(buffer, ranges, { before: '', after, chunked: isChunked });
    const canTakeMore = upstream.socket.write(piece, 'latin1');
    if (upstream.socket.writableLength > 0) client.isKept = true;
    forward.requestBytes += piece.length;
    if (isLast) {
      forward.isSent = true;
      forward.takesBody = false;
    } else if (!canTakeMore) {
      forward.takesBody = false;
    }
    if (forward.state !== 'asking') return;
    if (isLast) forward.deadline = performance.now() + client.limits.answerMs;
    else if (!canTakeMore) forward.deadline = performance.now() + client.limits.betweenBytesMs;
  },
  raw() {},
  drained(forward: Forward) {
    const { upstream } = forward;
    if (!upstream?.socket.isPaused()) return;
    upstream.socket.resume();
    if (forward.state === 'answering') awaitMore(forward);
  },
  ended() {},
  clientGone(forward: Forward) {
    close(forward);
    over(forward);
  },
  late(forward: Forward) {
    if (forward.state === 'answering') return cutOff(forward, 'it stopped in the middle');
    const isClients = !forward.isSent && forward.upstream?.connected === true;
    if (isClients) return giveUp(forward, { reason: 'request-timeout', detail: 'it did not end' });
    const connecting = forward.upstream?.connected === false;
    const reason = connecting ? 'connect-timeout' : 'head-timeout';
    const what = connecting ? 'accept a connection' : 'begin its answer';
    fail(forward, { reason, detail: `it did not ${what} in time` });
  },
};

const upstreamActs: UpstreamActs = {
  connected: sendBody,
  data(forward: Forward, buffer, length) {
    if (forward.state === 'asking') readAnswer(forward, buffer, length);
    else passAnswer(forward, buffer, 0, length, '');
  },
  drained(forward: Forward) {
    if (forward.isSent) return;
    sendBody(forward);
    if (forward.state === 'answering') awaitMore(forward);
  },
  closed(forward: Forward, error) {
    if (forward.state === 'asking') {
      fail(forward, failureOf(forward, error));
    } else if (forward.answer.kind === 'until-close' && !error) {
      close(forward);
      over(forward);
      answered(forward.client, forward.context.clientActs);
    } else {
      cutOff(forward, 'it broke off');
    }
  },
};

function failureOf({ upstream }: Forward, error: NodeJS.ErrnoException | undefined): Failure {
  if (upstream?.connected) {
    return { reason: 'reset', detail: 'it closed the connection without an answer' };
  }
  const detail = `it accepts no connection (${error?.code ?? error?.message ?? 'closed'})`;
  return { reason: 'unreachable', detail };
}

function readAnswer(forward: Forward, buffer: Buffer, length: number): void {
  const { client, partial } = forward;
  let bytes = buffer;
  let end = length;
  if (partial) {
    bytes = Buffer.concat([partial, buffer.subarray(0, length)]);
    end = bytes.length;
  }
  let at = 0;
  for (;;) {
    const reading = readResponseHead(head, bytes, at, end);
    if (reading === incomplete && end - at <= client.limits.headBytes) {
      forward.partial = Buffer.from(bytes.subarray(at, end));
      return;
    }
    if (reading !== read) {
      return broken(forward, reading === incomplete ? 'its head is too large' : head.why);
    }
    if (head.status >= 200) break;
    at = head.lines.end;
    if (head.status === 101) return switchProtocols(forward, bytes, at, end);
    if (++forward.interims > maxInterims) return broken(forward, 'it never comes to an end');
    passInterim(forward);
  }
  forward.partial = undefined;
  beginAnswer(forward, bytes, head.lines.end, end);
}

/** 100 goes to whoever waits for it, other interim answers to all who know them (RFC 9110 §15.2). */
function passInterim({ client, destination, instance, minor, expectsContinue }: Forward): void {
  if (minor === 0 || (head.status === 100 && !expectsContinue)) return;
  const rules = destination.rules && { ...destination.rules, added: '' };
  const origin = instance?.endpoint.origin ?? '';
  const text = answerHead(head, { rules, path: destination.path, origin, framing: '' });
  client.socket.write(text, 'latin1');
}

function beginAnswer(forward: Forward, bytes: Buffer, at: number, end: number): void {
  const { client, destination, context, method } = forward;
  const instance = forward.instance as Instance;
  const { lines, status } = head;
  forward.state = 'answering';
  releaseHead(client);
  answeredRequest(instance);
  context.policy.answered(destination, status, performance.now() - forward.startedAt);

  const answer = responseBody(head, method);
  forward.answer = answer;
  if (head.minor === 1 && !head.options.close && answer.kind !== 'until-close') {
    forward.keptMs = keptMs(valueOf(lines, id['keep-alive']));
  }
  const isSse = valueOf(lines, id['content-type'])?.toLowerCase().startsWith('text/event-stream');
  if (isSse) {
    forward.isStream = true;
    const streamEnd = () => client.socket.destroy();
    forward.streamEnded = context.policy.streaming(destination, 'events', streamEnd);
  }
  forward.isStream ||= isSse === true || destination.isStream;
  if (forward.isStream) forward.until = Infinity;
  forward.chunksAnswer = answer.kind === 'chunked' && forward.minor === 1;
  const endsByClosing =
    answer.kind === 'until-close' || (answer.kind === 'chunked' && forward.minor === 0);
  if (endsByClosing || context.isStopping || !isComplete(client.body)) client.keepsAlive = false;

  const { rules, path } = destination;
  const framing = framingLines(forward, client.keepsAlive);
  const text = answerHead(head, { rules, path, origin: instance.endpoint.origin, framing });
  passAnswer(forward, bytes, at, end, text);
}

function framingLines({ chunksAnswer, answer }: Forward, keepsAlive: boolean): string {
  let text = '';
  if (chunksAnswer) text = 'Transfer-Encoding: chunked\r\n';
  else if (answer.kind === 'length' || (head.contentLength !== -1 && head.status !== 204)) {
    text = `Content-Length: ${head.contentLength}\r\n`;
  }
  return keepsAlive ? text : `${text}Connection: close\r\n`;
}

/** Less than what the instance says, since it may be closing the connection while a request travels. */
function keptMs(keepAlive: string | undefined): number {
  if (keepAlive === undefined || keepAlive === 'timeout=5') return 4_000;
  const seconds = Number(/timeout=(\d{1,6})/i.exec(keepAlive)?.[1] ?? 5);
  return Math.min(60_000, Math.max(0, seconds * 1_000 - 1_000));
}

/** Writes a piece of the answer's body, with its head `before` it if that was not sent yet. */
function passAnswer(
  forward: Forward,
  bytes: Buffer,
  at: number,
  end: number,
  before: string,
): void {
  const { client, answer, chunksAnswer } = forward;
  forward.answerBytes += end - at;
  ranges.length = 0;
  const bodyEnd = readBody(answer, bytes, at, end, ranges);
  const brokenWhy = brokenBecause(answer);
  if (brokenWhy !== undefined) return cutOff(forward, brokenWhy);
  const complete = isComplete(answer);
  // More than the answer: it lied about its length, and nothing it says later can be trusted.
  if (complete && bodyEnd < end) forward.keptMs = 0;
  const after = complete && chunksAnswer ? lastChunk(answer) : '';

  let canTakeMore = true;
  const isLong = ranges.length === 2 && end - at > smallBytes;
  if (isLong && before === '' && !chunksAnswer) {
    canTakeMore = passLong(forward, bytes, ranges[0] as number, ranges[1] as number);
  } else if (ranges.length > 0 || before !== '' || after !== '') {
    const piece = pieceOf(bytes, ranges, { before, after, chunked: chunksAnswer });
    canTakeMore = typeof piece === 'string' ? client.writeText(piece) : client.socket.write(piece);
    if (isLong && forward.upstream) forward.upstream.isLong = true;
  }
  if (complete) return finish(forward);
  if (!canTakeMore) forward.upstream?.socket.pause();
  awaitMore(forward);
}

/** Writes without a copy, if what was read is not everybody's to read into. */
function passLong({ client, upstream }: Forward, bytes: Buffer, from: number, to: number): boolean {
  if (!upstream || bytes === sharedBuffer) {
    if (upstream) upstream.isLong = true;
    return client.socket.write(Buffer.from(bytes.subarray(from, to)));
  }
  const canTakeMore = client.socket.write(bytes.subarray(from, to));
  if (client.socket.writableLength > 0) upstream.isKept = true;
  return canTakeMore;
}

/** Trailers that could be taken for headers of the answer are left out. */
function lastChunk(answer: BodyReader): string {
  if (answer.kind !== 'chunked') return '';
  return `0\r\n${readTrailers(answer.chunked.trailers)?.text ?? ''}\r\n`;
}

function awaitMore(forward: Forward): void {
  const { isStream, client, upstream } = forward;
  // A client that does not read is ended even if it is a stream's.
  const endless = isStream && upstream?.socket.isPaused() !== true;
  forward.deadline = endless ? Infinity : performance.now() + client.limits.betweenBytesMs;
}

function switchProtocols(forward: Forward, bytes: Buffer, at: number, end: number): void {
  const { client, destination, context, upstream, instance } = forward;
  const protocol = valueOf(head.lines, id.upgrade)?.toLowerCase();
  if (destination.upgrade === undefined || protocol !== destination.upgrade || !upstream) {
    return broken(forward, 'it switched protocols, which nobody asked for');
  }
  const { rules, path } = destination;
  const framing = `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`;
  const origin = instance?.endpoint.origin ?? '';
  const text = answerHead(head, { rules: rules && { ...rules, added: '' }, path, origin, framing });
  if (instance) answeredRequest(instance);
  context.policy.answered(destination, 101, performance.now() - forward.startedAt);
  forward.state = 'done';
  startTunnel({
    client,
    upstream,
    protocol,
    first: pieceOf(bytes, [at, end], { before: text, after: '', chunked: false }),
    fromPlugin: bytes.subarray(at, end),
    onOpen: (tunnelEnd) => context.policy.streaming(destination, 'tunnel', tunnelEnd),
    onClose() {
      if (instance) instance.outstanding--;
      over(forward);
    },
  });
}

function broken(forward: Forward, why: string): void {
  fail(forward, { reason: 'broken', detail: `its answer is not HTTP: ${why}` });
}

const countsAsUnreachable = new Set<FailureReason>(['unreachable', 'connect-timeout']);
const isRepeatable = new Set<FailureReason>(['unreachable', 'connect-timeout', 'reset']);

/** No byte of an answer was sent yet. */
function fail(forward: Forward, failure: Failure): void {
  const { client, destination, context, upstream, instance } = forward;
  const { reason } = failure;
  const wasStale = reason === 'reset' && upstream?.reused === true;
  const hadBytes = forward.partial !== undefined || forward.interims > 0;
  close(forward);
  if (instance) {
    if (countsAsUnreachable.has(reason)) unreachable(instance);
    else if (!wasStale) failedRequest(instance);
    context.policy.failed(destination, instance, failure);
  }
  const again =
    isRepeatable.has(reason) &&
    !forward.isRetry &&
    !hadBytes &&
    !forward.isStreamed &&
    idempotent.has(forward.method);
  if (!again) return refuse(forward, failure);
  forward.isRetry = true;
  forward.state = 'asking';
  client.exchange = forward;
  const other = choose(destination.candidates, { except: instance });
  const next = other ?? (wasStale ? instance : undefined);
  if (next) ask(forward, next);
  else refuse(forward, failure);
}

function refuse(forward: Forward, failure: Failure): void {
  const { client, context, destination } = forward;
  forward.state = 'done';
  client.exchange = undefined;
  context.refuse(client, destination, failure);
  over(forward);
}

/** The client sends more than may be. */
function tooMuch(forward: Forward): void {
  giveUp(forward, { reason: 'body-too-large', detail: 'its body is too large' });
}

/** Ends what the client, and not the instance, does wrong. */
function giveUp(forward: Forward, failure: Failure): void {
  const { client, state } = forward;
  close(forward);
  if (state === 'asking') refuse(forward, failure);
  else client.socket.destroy();
}

/** The answer broke off: the client must not take it for complete. */
function cutOff(forward: Forward, detail: string): void {
  const { client, context, destination, instance, answer } = forward;
  close(forward);
  over(forward);
  if (instance) {
    failedRequest(instance);
    context.policy.failed(destination, instance, { reason: 'broken', detail });
  }
  // A plain end would be the proper one of an answer that lasts until the connection closes.
  if (answer.kind === 'until-close') client.socket.resetAndDestroy();
  else client.socket.destroy();
}

function finish(forward: Forward): void {
  const { client, context, upstream, isSent, keptMs } = forward;
  if (upstream && isSent && keptMs > 0) {
    forward.upstream = undefined;
    giveUpstream(upstream, keptMs);
  }
  close(forward);
  over(forward);
  answered(client, context.clientActs);
}

function over({ context, destination, requestBytes, answerBytes }: Forward): void {
  context.policy.ended(destination, requestBytes, answerBytes);
}

/** Lets go of the instance, and of its connection if that cannot be used again. */
function close(forward: Forward): void {
  const { upstream, instance, client } = forward;
  forward.state = 'done';
  forward.takesBody = false;
  forward.deadline = Infinity;
  if (client.exchange === forward) client.exchange = undefined;
  if (upstream) {
    forward.upstream = undefined;
    destroyUpstream(upstream);
  }
  if (instance) {
    forward.instance = undefined;
    instance.outstanding--;
  }
  const { streamEnded } = forward;
  forward.streamEnded = undefined;
  streamEnded?.();
}
