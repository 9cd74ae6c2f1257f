import { colon, cr, isFieldByte, lf, space, tab, tokenLower } from './characters.ts';
import { nextHash, otherName, platformName, type HeaderNames } from './header-names.ts';

/** How far reading came. */
export const [read, incomplete, malformed, tooLarge] = [0, 1, 2, 3] as const;
export type Reading = typeof read | typeof incomplete | typeof malformed | typeof tooLarge;

const maxLines = 128;
const fields = 5;

/**
 * The header section that was read last: where its lines are in `buffer`. One of these serves a whole
 * process, so that reading allocates nothing; what is needed later is taken out as text.
 */
export type HeaderLines = {
  names: HeaderNames;
  /** What was read from, while that is looked at; `text` is the same and stays. */
  buffer: Buffer;
  /** The whole head, whose first byte is at `textAt` of `buffer`. */
  text: string;
  textAt: number;
  count: number;
  /** After the empty line that ends the section. */
  end: number;
  /** Per line: id of its name, start of name, end of name, start of value, end of value. */
  at: Int32Array;
  /** By id: 1 + index of the first line with this name, or 0. */
  first: Uint8Array;
  /** By id: 1 if there is more than one such line. */
  repeated: Uint8Array;
  /** Why the section is malformed. */
  why: string;
};

export function createHeaderLines(names: HeaderNames): HeaderLines {
  return {
    names,
    buffer: Buffer.alloc(0),
    text: '',
    textAt: 0,
    count: 0,
    end: 0,
    at: new Int32Array(maxLines * fields),
    first: new Uint8Array(names.size),
    repeated: new Uint8Array(names.size),
    why: '',
  };
}

/**
 * Reads field lines from `start` until the empty line, every byte once; the head began at `headStart`. Nothing is repaired: a bare CR
 * or LF, a folded line, a space before the colon, a control character make the section malformed.
 *
 * A name with `_` that would be one the platform goes by, were it written with `-`, is taken for the
 * platform's own (`platformName`): some servers do not tell them apart.
 */
export function readHeaderLines(
  lines: HeaderLines,
  buffer: Buffer,
  start: number,
  end: number,
  headStart: number = start,
): Reading {
  const { names, at, first, repeated } = lines;
  for (let line = (lines.count - 1) * fields; line >= 0; line -= fields) {
    const id = at[line] as number;
    first[id] = 0;
    repeated[id] = 0;
  }
  lines.buffer = buffer;
  lines.count = 0;
  let i = start;
  for (;;) {
    if (i >= end) return incomplete;
    if (buffer[i] === cr) {
      if (i + 1 >= end) return incomplete;
      if (buffer[i + 1] !== lf) return fail(lines, 'a CR stands alone');
      lines.end = i + 2;
      lines.text = buffer.toString('latin1', headStart, lines.end);
      lines.textAt = headStart;
      return read;
    }
    const nameStart = i;
    let hash = 0;
    let underscores = false;
    let lower = 0;
    while (i < end && (lower = tokenLower[buffer[i] as number] as number) !== 0) {
      hash = nextHash(hash, lower);
      if (lower === 0x5f) underscores = true;
      i++;
    }
    if (i >= end) return incomplete;
    if (buffer[i] !== colon || i === nameStart) return fail(lines, 'a header has no proper name');
    const nameEnd = i++;
    while (i < end && (buffer[i] === space || buffer[i] === tab)) i++;
    const valueStart = i;
    while (i < end && isFieldByte[buffer[i] as number] === 1) i++;
    if (i + 1 >= end) {
      if (i < end && buffer[i] !== cr) return fail(lines, 'a header has a control character');
      return incomplete;
    }
    if (buffer[i] !== cr || buffer[i + 1] !== lf) {
      return fail(lines, 'a header has a control character, or a line does not end in CRLF');
    }
    let valueEnd = i;
    while (valueEnd > valueStart && isBlank(buffer[valueEnd - 1] as number)) valueEnd--;
    i += 2;

    if (lines.count === maxLines) return tooLarge;
    const id = underscores
      ? idOfVariant(names, buffer, nameStart, nameEnd)
      : idOf(names, buffer, nameStart, nameEnd, hash);
    const line = lines.count * fields;
    at[line] = id;
    at[line + 1] = nameStart;
    at[line + 2] = nameEnd;
    at[line + 3] = valueStart;
    at[line + 4] = valueEnd;
    lines.count++;
    if (first[id] === 0) first[id] = lines.count;
    else repeated[id] = 1;
  }
}

export function has(lines: HeaderLines, id: number): boolean {
  return lines.first[id] !== 0;
}

export function idAt({ at }: HeaderLines, index: number): number {
  return at[index * fields] as number;
}

export function nameAt({ text, textAt, at }: HeaderLines, index: number): string {
  const line = index * fields;
  return text.slice((at[line + 1] as number) - textAt, (at[line + 2] as number) - textAt);
}

export function valueAt({ text, textAt, at }: HeaderLines, index: number): string {
  const line = index * fields;
  return text.slice((at[line + 3] as number) - textAt, (at[line + 4] as number) - textAt);
}

/** The value of the first line with this name. */
export function valueOf(lines: HeaderLines, id: number): string | undefined {
  const index = lines.first[id] as number;
  return index === 0 ? undefined : valueAt(lines, index - 1);
}

/** The values of all lines with this name, joined. */
export function valuesOf(lines: HeaderLines, id: number, separator: string): string | undefined {
  if (lines.repeated[id] === 0) return valueOf(lines, id);
  const values: string[] = [];
  for (let index = 0; index < lines.count; index++) {
    if (idAt(lines, index) === id) values.push(valueAt(lines, index));
  }
  return values.join(separator);
}

/** The lines from one to before another, as they came, each with its CRLF. */
export function linesBetween(lines: HeaderLines, from: number, to: number): string {
  const { text, textAt } = lines;
  return text.slice(lineStart(lines, from) - textAt, lineStart(lines, to) - textAt);
}

/** Where a line starts; after the last one, where the empty line does. */
function lineStart({ at, count, end }: HeaderLines, index: number): number {
  return index < count ? (at[index * fields + 1] as number) : end - 2;
}

/** Whether the line is written as we would: one space after the colon and none at the end. */
export function isTidy(lines: HeaderLines, index: number): boolean {
  const { at, buffer } = lines;
  const line = index * fields;
  const nameEnd = at[line + 2] as number;
  return (
    (at[line + 3] as number) === nameEnd + 2 &&
    buffer[nameEnd + 1] === space &&
    (at[line + 4] as number) + 2 === lineStart(lines, index + 1)
  );
}

function idOf(
  names: HeaderNames,
  buffer: Buffer,
  start: number,
  end: number,
  hash: number,
): number {
  const id = names.find(buffer, start, end, hash);
  if (id !== otherName) return id;
  const initial = tokenLower[buffer[start] as number];
  if (initial !== 0x70 && initial !== 0x78) return otherName;
  return isPlatforms(buffer.toString('latin1', start, end).toLowerCase())
    ? platformName
    : otherName;
}

function idOfVariant(names: HeaderNames, buffer: Buffer, start: number, end: number): number {
  const plain = buffer.toString('latin1', start, end).toLowerCase().replaceAll('_', '-');
  return plain in names.id || isPlatforms(plain) ? platformName : otherName;
}

function isPlatforms(lowerCaseName: string): boolean {
  return (
    lowerCaseName.startsWith('patchbay-') ||
    lowerCaseName.startsWith('x-forwarded-') ||
    lowerCaseName.startsWith('x-original-') ||
    lowerCaseName.startsWith('x-rewrite-') ||
    othersWay.has(lowerCaseName)
  );
}

/**
 * With these some servers let a request replace what was decided about it: its method, the address it
 * came from, and with "Proxy" where a CGI program sends requests of its own (httpoxy).
 */
const othersWay = new Set([
  'proxy',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
]);

function isBlank(byte: number): boolean {
  return byte === space || byte === tab;
}

function fail(lines: HeaderLines, why: string): Reading {
  lines.why = why;
  return malformed;
}
