import { brokenBecause, isComplete, readBody, type BodyReader } from './body-reader.ts';
import { pieceOf, smallBytes } from './body-writer.ts';
import { answered } from './client.ts';
import { close, over, type Forward } from './forward.ts';
import { cutOff } from './forward-failures.ts';
import { sharedBuffer } from './read-buffers.ts';
import { readTrailers } from './trailers.ts';
import { giveUpstream } from './upstream-pool.ts';

const ranges: number[] = [];

/** Writes a piece of the answer's body, with its head `before` it if that was not sent yet. */
export function passAnswer(
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

export function awaitMore(forward: Forward): void {
  const { isStream, client, upstream } = forward;
  // A client that does not read is ended even if it is a stream's.
  const endless = isStream && upstream?.socket.isPaused() !== true;
  forward.deadline = endless ? Infinity : performance.now() + client.limits.betweenBytesMs;
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
