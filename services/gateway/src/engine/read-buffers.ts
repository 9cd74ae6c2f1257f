import type { Socket } from 'node:net';

const readBytes = 65_536;
/** Of long bodies one read takes more: a megabyte costs half as much CPU then (bench gateway large). */
const longReadBytes = 262_144;
const maxSpare = 16;

/** Into this everybody reads who does not keep what is read. */
export const sharedBuffer: Buffer = Buffer.allocUnsafeSlow(readBytes);

/** Buffers for whoever passes long bodies on without copying them. */
const spare: Buffer[] = [];

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
 * Writes `bytes` that were read, and copies them only where they are few. Returns whether the reader may
 * read on; if not, it has to wait for the socket's `drain`: what it reads into is still written from.
 * With the last bytes of a body it parts from its buffer, and need not wait.
 */
export function writeRead(
  socket: Socket,
  reading: ReadBuffer,
  bytes: Buffer,
  { isLast }: { isLast: boolean },
): boolean {
  const { buffer } = reading;
  if (bytes.buffer !== buffer.buffer) return socket.write(bytes);
  // Of fewer the socket does not tell when they are written.
  if (buffer === sharedBuffer || bytes.length < socket.writableHighWaterMark) {
    return socket.write(Buffer.from(bytes));
  }
  if (!isLast) return socket.write(bytes) || socket.writableLength === 0;
  reading.isKept = true;
  return socket.write(bytes, (error) => {
    if (!error) giveBuffer(buffer);
  });
}

function takeBuffer(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(longReadBytes);
}

/** Gives a buffer back that nobody looks at any more. */
function giveBuffer(buffer: Buffer): void {
  if (spare.length < maxSpare) spare.push(buffer);
}
