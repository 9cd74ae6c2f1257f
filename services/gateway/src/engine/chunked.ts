import { cr, hexDigit, isFieldByte, lf, space, tab } from './characters.ts';

/** Where the reader of a chunked body (RFC 9112 §7.1) is. */
export type ChunkedReader = {
  state: State;
  /** Of the chunk under way: what is left of it. */
  left: number;
  digits: number;
  /** The trailer section as far as it came, with the empty line that ends it. */
  trailers: string;
  extensions: 'refuse' | 'pass-over';
  why: string;
};

type State =
  | 'size'
  | 'extension'
  | 'size-end'
  | 'data'
  | 'data-cr'
  | 'data-lf'
  | 'trailer'
  | 'done'
  | 'broken';

/** A chunk of 4 GiB or more is nobody's. */
const maxDigits = 8;
const maxTrailerBytes = 8_192;

export function createChunkedReader(extensions: 'refuse' | 'pass-over'): ChunkedReader {
  return { state: 'size', left: 0, digits: 0, trailers: '', extensions, why: '' };
}

/**
 * Reads a piece of a chunked body, every byte once, and adds to `ranges` where its data is, as pairs
 * of start and end. Returns where the body ends in this piece, else `end`; see `reader.state`.
 */
export function readChunked(
  reader: ChunkedReader,
  buffer: Buffer,
  start: number,
  end: number,
  ranges: number[],
): number {
  let i = start;
  while (i < end) {
    switch (reader.state) {
      case 'data': {
        const taken = Math.min(reader.left, end - i);
        ranges.push(i, i + taken);
        i += taken;
        reader.left -= taken;
        if (reader.left === 0) reader.state = 'data-cr';
        break;
      }
      case 'size': {
        const byte = buffer[i++] as number;
        const digit = hexDigit[byte] as number;
        if (digit !== 0) {
          reader.left = reader.left * 16 + digit - 1;
          if (++reader.digits > maxDigits) return fail(reader, 'a chunk is too large');
        } else if (reader.digits === 0) {
          return fail(reader, 'a chunk has no size');
        } else if (byte === cr) {
          reader.state = 'size-end';
        } else if (isExtension(byte) && reader.extensions === 'pass-over') {
          reader.state = 'extension';
        } else {
          return fail(reader, 'the size of a chunk is not just a number');
        }
        break;
      }
      case 'extension': {
        const byte = buffer[i++] as number;
        if (byte === cr) reader.state = 'size-end';
        else if (isFieldByte[byte] === 0) return fail(reader, 'a chunk has an odd extension');
        break;
      }
      case 'size-end':
        if (buffer[i++] !== lf) return fail(reader, 'the size of a chunk does not end in CRLF');
        reader.state = reader.left === 0 ? 'trailer' : 'data';
        reader.digits = 0;
        break;
      case 'data-cr':
        if (buffer[i++] !== cr) return fail(reader, 'a chunk is longer than its size');
        reader.state = 'data-lf';
        break;
      case 'data-lf':
        if (buffer[i++] !== lf) return fail(reader, 'a chunk does not end in CRLF');
        reader.state = 'size';
        break;
      case 'trailer':
        i = readTrailer(reader, buffer, i, end);
        break;
      default:
        return i;
    }
  }
  return i;
}

/** Up to the empty line; what the lines say is looked at by whoever sends them on. */
function readTrailer(reader: ChunkedReader, buffer: Buffer, start: number, end: number): number {
  const newline = buffer.indexOf(lf, start);
  const lineEnd = newline === -1 || newline >= end ? end : newline + 1;
  reader.trailers += buffer.toString('latin1', start, lineEnd);
  if (reader.trailers.length > maxTrailerBytes) return fail(reader, 'its trailers are too large');
  if (reader.trailers === '\r\n' || reader.trailers.endsWith('\r\n\r\n')) reader.state = 'done';
  else if (reader.trailers === '\n' || reader.trailers.endsWith('\n\n')) {
    return fail(reader, 'a trailer does not end in CRLF');
  }
  return lineEnd;
}

function isExtension(byte: number): boolean {
  return byte === 0x3b || byte === space || byte === tab;
}

function fail(reader: ChunkedReader, why: string): number {
  reader.state = 'broken';
  reader.why = why;
  return 0;
}
