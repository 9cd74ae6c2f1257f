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

function takeBuffer(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(longReadBytes);
}

/** Gives a buffer back that nobody looks at any more. */
function giveBuffer(buffer: Buffer): void {
  if (spare.length < maxSpare) spare.push(buffer);
}
