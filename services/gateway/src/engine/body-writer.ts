/** Below this a piece is sent as one text with what goes before it: one copy, one write, no buffer. */
export const smallBytes = 8_192;

/** What goes around a piece of a body: `before` it (the head, or nothing) and `after` it (the last chunk, or nothing). */
export type Around = { before: string; after: string };

/** The data of a body in `ranges` of `buffer`, of which nothing is kept. */
export function dataBytes(ranges: readonly number[]): number {
  let bytes = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    bytes += (ranges[i + 1] as number) - (ranges[i] as number);
  }
  return bytes;
}

/** Whether each part of a piece is worth a write of its own, from where it was read. */
export function isLongPiece(ranges: readonly number[]): boolean {
  return dataBytes(ranges) > (ranges.length / 2) * smallBytes;
}

/** The same with the size and the end of the chunk that a piece is, unless it is empty. */
export function aroundChunk({ before, after }: Around, bytes: number): Around {
  if (bytes === 0) return { before, after };
  return { before: `${before}${bytes.toString(16)}\r\n`, after: `\r\n${after}` };
}

/** What to write for a piece of a body. It shares no memory with `buffer`. */
export function pieceOf(
  buffer: Buffer,
  ranges: readonly number[],
  { before, after }: Around,
): string | Buffer {
  const bytes = dataBytes(ranges);
  if (bytes <= smallBytes) {
    let data = '';
    for (let i = 0; i < ranges.length; i += 2)
      data += buffer.toString('latin1', ranges[i], ranges[i + 1]);
    return before + data + after;
  }
  const piece = Buffer.allocUnsafeSlow(before.length + bytes + after.length);
  let at = piece.write(before, 0, 'latin1');
  for (let i = 0; i < ranges.length; i += 2) {
    at += buffer.copy(piece, at, ranges[i], ranges[i + 1]);
  }
  piece.write(after, at, 'latin1');
  return piece;
}
