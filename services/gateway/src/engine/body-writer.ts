/** Below this a piece is sent as one text with what goes before it: one copy, one write, no buffer. */
export const smallBytes = 8_192;

/** The data of a body in `ranges` of `buffer`, of which nothing is kept. */
export function dataBytes(ranges: readonly number[]): number {
  let bytes = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    bytes += (ranges[i + 1] as number) - (ranges[i] as number);
  }
  return bytes;
}

/**
 * What to write for a piece of a body: `before` (the head, or nothing), the data, as one chunk if the
 * body is sent chunked, and `after` (the last chunk, or nothing). It shares no memory with `buffer`.
 */
export function pieceOf(
  buffer: Buffer,
  ranges: readonly number[],
  { before, after, chunked }: { before: string; after: string; chunked: boolean },
): string | Buffer {
  const bytes = dataBytes(ranges);
  const framed = chunked && bytes > 0;
  const front = framed ? `${before}${bytes.toString(16)}\r\n` : before;
  const back = framed ? `\r\n${after}` : after;
  if (bytes <= smallBytes) {
    let data = '';
    for (let i = 0; i < ranges.length; i += 2)
      data += buffer.toString('latin1', ranges[i], ranges[i + 1]);
    return front + data + back;
  }
  const piece = Buffer.allocUnsafeSlow(front.length + bytes + back.length);
  let at = piece.write(front, 0, 'latin1');
  for (let i = 0; i < ranges.length; i += 2) {
    at += buffer.copy(piece, at, ranges[i], ranges[i + 1]);
  }
  piece.write(back, at, 'latin1');
  return piece;
}
