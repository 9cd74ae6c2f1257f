import { ask, sendBody, sent, stopSending } from './ask-instance.ts';
import { noBody } from './body-reader.ts';
import { aroundChunk, dataBytes, isLongPiece, pieceOf, smallBytes } from './body-writer.ts';
import type { Client } from './client.ts';
import type { Destination } from './destination.ts';
import type { ExchangeActs } from './exchange.ts';
import { close, conclude, over, type Forward, type ForwardContext } from './forward.ts';
import { cutOff, fail, failureOf, giveUp, provedNothing } from './forward-failures.ts';
import type { Instance } from './instance.ts';
import { awaitMore, finish, passAnswer } from './pass-answer.ts';
import { readAnswer } from './read-answer.ts';
import { writeRead } from './read-buffers.ts';
import type { RequestHead } from './request-head.ts';
import { requestLines } from './request-writer.ts';
import type { UpstreamActs } from './upstream.ts';
import { blamed, waitFor } from './waits.ts';

/**
 * Sends the request on that was just read, and its answer back, both with back-pressure. An answer that
 * breaks off ends the client's connection, so that it is never taken for a complete one.
 *
 * It is tried a second time, elsewhere if there is another instance, only when no connection was made, or
 * when it is idempotent, no byte of an answer came, and its body was not streamed.
 */
export function startForward(
  context: ForwardContext,
  client: Client,
  requestHead: RequestHead,
  destination: Destination,
  { instance, now }: { instance: Instance; now: number },
): void {
  const { account, upgrade } = destination;
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
    account,
    method: requestHead.method,
    minor: requestHead.minor,
    expectsContinue: requestHead.expectsContinue,
    request: `${lines}${switching}\r\n${smallBody}`,
    isChunked: requestHead.chunked,
    startedAt: client.headAt,
    admittedAt: now,
    readAt: now,
    until: now + destination.maxMs,
    waitsFor: 'instance',
    waitsSince: now,
    clientMs: 0,
    state: 'asking',
    instance: undefined,
    upstream: undefined,
    isSent: false,
    isWaiting: false,
    isStreamed: false,
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
  context.policy.began(account);
  ask(forward, instance, now);
}

/** A small body that is there already is sent with the head, and can be sent again. */
function takeSmallBody(client: Client): string {
  const { body, unread, at } = client;
  if (body.kind !== 'length' || body.left > smallBytes || unread.length - at < body.left) return '';
  client.at += body.left;
  body.left = 0;
  return unread.toString('latin1', at, client.at);
}

const acts: ExchangeActs = {
  body(forward: Forward, buffer, ranges, trailers) {
    const { client, upstream, isChunked } = forward;
    if (!upstream) return;
    const bytes = dataBytes(ranges);
    forward.isStreamed = true;
    forward.requestBytes += bytes;
    if (forward.requestBytes > forward.destination.maxBodyBytes) {
      return giveUp(forward, { reason: 'body-too-large', detail: 'its body is too large' });
    }
    const isLast = trailers !== undefined;
    const plain = { before: '', after: isLast && isChunked ? `0\r\n${trailers}\r\n` : '' };
    const around = isChunked ? aroundChunk(plain, bytes) : plain;
    const canTakeMore = isLongPiece(ranges)
      ? writeRead(upstream.socket, client, { bytes: buffer, ranges, around, isLast })
      : upstream.socket.write(pieceOf(buffer, ranges, around), 'latin1');
    if (upstream.isDeaf) return;
    if (isLast) sent(forward);
    else if (canTakeMore) {
      if (forward.state !== 'asking') awaitMore(forward);
      return;
    }
    forward.takesBody = false;
    const now = performance.now();
    // Who does not read the answer keeps the instance from going on.
    if (!upstream.socket.isPaused()) waitFor(forward, 'instance', now);
    if (forward.state === 'asking') {
      const { answerMs, betweenBytesMs } = client.limits;
      forward.deadline = now + (isLast ? answerMs : betweenBytesMs);
    } else if (isLast && forward.state === 'answered') finish(forward, now);
    else awaitMore(forward);
  },
  bodyBroken: (forward: Forward, detail) => giveUp(forward, { reason: 'malformed', detail }),
  raw() {},
  drained(forward: Forward) {
    const { upstream, takesBody } = forward;
    if (!upstream?.socket.isPaused()) return;
    waitFor(forward, takesBody ? 'client' : 'instance', performance.now());
    upstream.socket.resume();
    if (forward.state === 'answering') awaitMore(forward);
  },
  ended() {},
  clientGone(forward: Forward) {
    provedNothing(forward);
    close(forward);
    over(forward);
  },
  late(forward: Forward) {
    if (forward.state === 'answered') return conclude(forward);
    if (blamed(forward, performance.now()) === 'client') {
      return giveUp(forward, { reason: 'request-timeout', detail: 'it did not end' });
    }
    if (forward.state === 'answering') return cutOff(forward, 'it stopped in the middle');
    const reason = latenessOf(forward);
    fail(forward, { reason, detail: `it did not ${lateAt[reason]} in time` });
  },
};

const lateAt = {
  'connect-timeout': 'accept a connection',
  'body-timeout': "take the request's body",
  'head-timeout': 'begin its answer',
};

function latenessOf({ upstream, isSent }: Forward): keyof typeof lateAt {
  if (upstream?.connected === false) return 'connect-timeout';
  return isSent ? 'head-timeout' : 'body-timeout';
}

const upstreamActs: UpstreamActs = {
  connected: (forward: Forward) => sendBody(forward, performance.now()),
  data(forward: Forward, buffer, length) {
    forward.readAt = performance.now();
    if (forward.state === 'asking') readAnswer(forward, buffer, length);
    // It says more than its answer.
    else if (forward.state === 'answered') conclude(forward);
    else passAnswer(forward, buffer, 0, length, '');
  },
  drained(forward: Forward) {
    if (forward.isSent) return;
    sendBody(forward, performance.now());
    if (forward.state !== 'asking') awaitMore(forward);
  },
  deaf(forward: Forward) {
    if (forward.state === 'answered') return conclude(forward);
    stopSending(forward, performance.now());
    if (forward.state === 'answering') awaitMore(forward);
  },
  closed(forward: Forward, error) {
    const { state, answer, isSent } = forward;
    if (state === 'asking') {
      fail(forward, failureOf(forward, error));
    } else if (state === 'answered' || (answer.kind === 'until-close' && !error)) {
      conclude(forward);
    } else {
      cutOff(forward, 'it broke off', { counts: isSent });
    }
  },
};
