import type { Socket } from 'node:net';
import { dataBytes, pieceOf, type Around } from './body-writer.ts';

const readBytes = 65_536;
/** Of long bodies one read takes more: a megabyte costs half as much CPU then (bench gateway large). */
const longReadBytes = 262_144;
const maxSpare = 16;

/** Into this everybody reads who does not keep what is read. */
export const sharedBuffer: Buffer = Buffer.allocUnsafeSlow(readBytes);

/** Buffers for whoever passes long bodies on without copying them. */
const spare: Buffer[] = [];

/** Of which the last one ends the body. */
type LongPiece = { bytes: Buffer; ranges: readonly number[]; around: Around; isLast: boolean };

/** What a connection reads into. */
export type ReadBuffer = {
  buffer: Buffer;
  /** Much comes: it reads into a buffer of its own, from which is written without a copy. */
  isLong: boolean;
  /** What was read last is still looked at. */
  isKept: boolean;
};

/** Node asks after each read what to read into next. */
export function nextBuffer(reading: ReadBuffer): Buffer {
  const { buffer, isLong, isKept } = reading;
  if (isKept) {
    reading.isKept = false;
    reading.buffer = isLong ? takeBuffer() : sharedBuffer;
  } else if (isLong && buffer === sharedBuffer) {
    reading.buffer = takeBuffer();
  } else if (!isLong && buffer !== sharedBuffer) {
    giveBuffer(buffer);
    reading.buffer = sharedBuffer;
  }
  return reading.buffer;
}

/**
 * Writes a long piece of a body that was read: the data in `ranges` of `bytes`, with what goes around it. It is
 * copied only where it is not so long. Returns whether the reader may read on; if not, it has to wait for the
 * socket's `drain`: what it reads into is still written from. With the last piece of a body it parts from its
 * buffer, and need not wait.
 */
export function writeRead(
  socket: Socket,
  reading: ReadBuffer,
  { bytes, ranges, around, isLast }: LongPiece,
): boolean {
  const { buffer } = reading;
  const isReadInto = bytes.buffer === buffer.buffer;
  // Of fewer the socket does not tell when they are written.
  const isShort = dataBytes(ranges) < socket.writableHighWaterMark;
  if (isReadInto && (isShort || buffer === sharedBuffer)) {
    return socket.write(pieceOf(bytes, ranges, around), 'latin1');
  }
  if (!isReadInto || !isLast) {
    return writeParts(socket, bytes, ranges, around) || socket.writableLength === 0;
  }
  reading.isKept = true;
  return writeParts(socket, bytes, ranges, around, (error) => {
    if (!error) giveBuffer(buffer);
  });
}

/** Writes the parts of a piece at once, none of them copied; `onWritten` is told when their data was written. */
function writeParts(
  socket: Socket,
  bytes: Buffer,
  ranges: readonly number[],
  { before, after }: Around,
  onWritten?: (error?: Error | null) => void,
): boolean {
  let canTakeMore = true;
  socket.cork();
  if (before !== '') socket.write(before, 'latin1');
  for (let i = 0; i < ranges.length; i += 2) {
    const isLast = i + 2 === ranges.length;
    const part = bytes.subarray(ranges[i], ranges[i + 1]);
    canTakeMore = socket.write(part, isLast ? onWritten : undefined);
  }
  if (after !== '') canTakeMore = socket.write(after, 'latin1');
  socket.uncork();
  return canTakeMore;
}

function takeBuffer(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(longReadBytes);
}

/** Gives a buffer back that nobody looks at any more. */
function giveBuffer(buffer: Buffer): void {
  if (spare.length < maxSpare) spare.push(buffer);
}
