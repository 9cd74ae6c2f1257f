import { brokenBecause, isComplete, readBody, type BodyReader } from './body-reader.ts';
import { aroundChunk, dataBytes, isLongPiece, pieceOf } from './body-writer.ts';
import { conclude, type Forward } from './forward.ts';
import { cutOff } from './forward-failures.ts';
import { writeRead } from './read-buffers.ts';
import { departSoon } from './shared-departure.ts';
import { readTrailers } from './trailers.ts';
import { giveUpstream } from './upstream-pool.ts';
import { waitFor } from './waits.ts';

/** Writes a piece of the answer's body, with its head `before` it if that was not sent yet. */
export function passAnswer(
  forward: Forward,
  bytes: Buffer,
  at: number,
  end: number,
  before: string,
): void {
  const { client, upstream, answer, chunksAnswer } = forward;
  forward.answerBytes += end - at;
  const ranges: number[] = [];
  const bodyEnd = readBody(answer, bytes, at, end, ranges);
  const brokenWhy = brokenBecause(answer);
  if (brokenWhy !== undefined) return cutOff(forward, brokenWhy);
  const complete = isComplete(answer);
  // More than the answer: it lied about its length, and nothing it says later can be trusted.
  if (complete && bodyEnd < end) forward.keptMs = 0;
  const after = complete && chunksAnswer ? lastChunk(answer) : '';

  let canTakeMore = true;
  const isLong = upstream !== undefined && isLongPiece(ranges);
  const plain = { before, after };
  const around = chunksAnswer ? aroundChunk(plain, dataBytes(ranges)) : plain;
  if (isLong) upstream.isLong = true;
  if (isLong && before === '') {
    canTakeMore = writeRead(client.socket, upstream, { bytes, ranges, around, isLast: complete });
  } else if (ranges.length > 0 || before !== '' || after !== '') {
    const piece = pieceOf(bytes, ranges, around);
    if (typeof piece !== 'string') canTakeMore = client.socket.write(piece);
    else if (complete && client.keepsAlive) client.departure = departSoon(client.writeText, piece);
    else canTakeMore = client.writeText(piece);
  }
  if (complete) return finish(forward, forward.readAt);
  if (!canTakeMore && upstream) {
    upstream.socket.pause();
    waitFor(forward, 'client', forward.readAt);
  }
  awaitMore(forward);
}

/** Trailers that could be taken for headers of the answer are left out. */
function lastChunk(answer: BodyReader): string {
  if (answer.kind !== 'chunked') return '';
  return `0\r\n${readTrailers(answer.chunked.trailers)?.text ?? ''}\r\n`;
}

/** Nobody is late while bytes of the answer pass, or of what is still to come of the request. */
export function awaitMore(forward: Forward): void {
  const { isStream, client, waitsFor } = forward;
  // A client that does not read, or does not send its body, is ended even if it is a stream's.
  const endless = isStream && waitsFor === 'instance';
  forward.deadline = endless ? Infinity : performance.now() + client.limits.betweenBytesMs;
}

/** To be called when the answer is complete, and then when the request is. */
export function finish(forward: Forward, now: number): void {
  const { upstream, isSent, keptMs } = forward;
  if (upstream && keptMs > 0) {
    if (!isSent) return passRest(forward);
    forward.upstream = undefined;
    giveUpstream(upstream, keptMs, now);
  }
  conclude(forward, now);
}

/** The instance keeps its connection, and so is to read all of the request (RFC 9112 §9.3). */
function passRest(forward: Forward): void {
  forward.state = 'answered';
  forward.isStream = false;
  awaitMore(forward);
}
