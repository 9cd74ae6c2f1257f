/** A read is at most this long. */
const readBytes = 65_536;
const maxSpare = 64;

/** Into this everybody reads who does not keep what is read. */
export const sharedBuffer: Buffer = Buffer.allocUnsafeSlow(readBytes);

/** Buffers for whoever passes long bodies on without copying them. */
const spare: Buffer[] = [];

export function takeBuffer(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(readBytes);
}

/** Gives a buffer back that nobody looks at any more. */
export function giveBuffer(buffer: Buffer): void {
  if (buffer !== sharedBuffer && spare.length < maxSpare) spare.push(buffer);
}
