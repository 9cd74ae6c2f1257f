import { cr, isTargetByte, lf, space } from './characters.ts';
import { readConnectionOptions, type ConnectionOptions } from './connection-options.ts';
import { isChunked, readContentLength } from './body-headers.ts';
import {
  createHeaderLines,
  has,
  incomplete,
  malformed,
  read,
  readHeaderLines,
  tooLarge,
  valueOf,
  valuesOf,
  type HeaderLines,
  type Reading,
} from './header-lines.ts';
import { createHeaderNames } from './header-names.ts';
import { hopByHop } from './hop-by-hop.ts';

/** The names of request headers that the gateway goes by, or removes. */
export const requestNames = createHeaderNames([
  ...hopByHop,
  'accept',
  'authorization',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'http2-settings',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-site',
  'service-worker',
  'traceparent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-prefix',
  'x-forwarded-proto',
  'x-real-ip',
  'x-request-id',
]);
const { id } = requestNames;

/** The request that was read last; see `HeaderLines` for how long it is good. */
export type RequestHead = {
  lines: HeaderLines;
  method: string;
  /** In origin-form: begins with "/", visible ASCII, no fragment. */
  target: string;
  /** Of HTTP/1.x. */
  minor: 0 | 1;
  options: ConnectionOptions;
  /** -1 when there is no such header. */
  contentLength: number;
  chunked: boolean;
  expectsContinue: boolean;
  /** Why it is refused. */
  why: string;
};

export function createRequestHead(): RequestHead {
  return {
    lines: createHeaderLines(requestNames),
    method: '',
    target: '',
    minor: 1,
    options: { close: false, keepAlive: false, upgrade: false, named: undefined },
    contentLength: -1,
    chunked: false,
    expectsContinue: false,
    why: '',
  };
}

/**
 * Reads the head of a request that starts at `start`. It refuses what another program may read in
 * another way, instead of repairing it: see `smuggling.test.ts` for the list.
 */
export function readRequestHead(
  head: RequestHead,
  buffer: Buffer,
  start: number,
  end: number,
): Reading {
  const reading = readRequestLine(head, buffer, start, end);
  if (reading !== read) return reading;
  const { lines } = head;
  const headers = readHeaderLines(lines, buffer, requestLineEnd, end, start);
  if (headers === malformed) head.why = lines.why;
  if (headers === tooLarge) head.why = 'it has too many headers';
  if (headers !== read) return headers;
  head.target = lines.text.slice(targetStart - start, targetEnd - start);
  return judge(head);
}

/** Of the request line that was read last: where its target is, and where it ends with its CRLF. */
let [targetStart, targetEnd, requestLineEnd] = [0, 0, 0];

function readRequestLine(head: RequestHead, buffer: Buffer, start: number, end: number): Reading {
  let i = start;
  while (i < end && isUpperCase(buffer[i] as number)) i++;
  if (i - start > 16) return refuse(head, 'its method is unknown');
  if (i >= end) return incomplete;
  if (buffer[i] !== space) return refuse(head, 'its method is not one');
  const method = methodBetween(buffer, start, i);
  if (method === undefined) return refuse(head, 'its method is unknown');
  targetStart = ++i;
  while (i < end && isTargetByte[buffer[i] as number] === 1) i++;
  if (i >= end) return incomplete;
  if (buffer[targetStart] !== 0x2f) return refuse(head, 'its target does not begin with "/"');
  if (buffer[i] !== space) return refuse(head, 'its target has a character that must be encoded');
  targetEnd = i++;
  // HTTP/1.x CRLF
  if (end - i < 10) {
    for (let at = i; at < end; at++) if (buffer[at] === lf) return refuse(head, badVersion);
    return incomplete;
  }
  const minor = (buffer[i + 7] as number) - 0x30;
  if (
    buffer[i] !== 0x48 ||
    buffer[i + 1] !== 0x54 ||
    buffer[i + 2] !== 0x54 ||
    buffer[i + 3] !== 0x50 ||
    buffer[i + 4] !== 0x2f ||
    buffer[i + 5] !== 0x31 ||
    buffer[i + 6] !== 0x2e ||
    (minor !== 0 && minor !== 1) ||
    buffer[i + 8] !== cr ||
    buffer[i + 9] !== lf
  ) {
    return refuse(head, badVersion);
  }
  head.method = method;
  head.minor = minor;
  requestLineEnd = i + 10;
  return read;
}

const badVersion = 'its first line does not end in HTTP/1.1 and CRLF';

/** What the headers say about the message and its connection: RFC 9112 §6.3, without its leniency. */
function judge(head: RequestHead): Reading {
  const { lines } = head;
  if (lines.repeated[id.host] === 1) return refuse(head, 'it has two hosts');
  const host = valueOf(lines, id.host);
  if (host === undefined ? head.minor === 1 : !isHost(host)) {
    return refuse(head, 'it has no proper host');
  }
  const options = readConnectionOptions(valuesOf(lines, id.connection, ','));
  if (!options) return refuse(head, 'its Connection header is not a list of names');
  head.options = options;

  head.contentLength = -1;
  head.chunked = false;
  if (has(lines, id['content-length'])) {
    head.contentLength = readContentLength(lines, id['content-length']);
    if (head.contentLength === -1) return refuse(head, 'its Content-Length is not one number');
  }
  if (has(lines, id['transfer-encoding'])) {
    head.chunked = isChunked(lines, id['transfer-encoding']);
    if (!head.chunked) return refuse(head, 'its Transfer-Encoding is not "chunked"');
    if (head.contentLength !== -1) return refuse(head, 'it has two lengths');
    if (head.minor === 0) return refuse(head, 'HTTP/1.0 has no Transfer-Encoding');
  }
  head.expectsContinue = false;
  if (has(lines, id.expect) && head.minor === 1) {
    const expected = lines.repeated[id.expect] ? '' : valueOf(lines, id.expect);
    if (expected?.toLowerCase() !== '100-continue') {
      return refuse(head, 'it expects what is not known here');
    }
    head.expectsContinue = true;
  }
  return read;
}

function isHost(host: string): boolean {
  if (host.length === 0 || host.length > 255) return false;
  for (let i = 0; i < host.length; i++) {
    const code = host.charCodeAt(i);
    const isDigitOrColon = code >= 0x30 && code <= 0x3a;
    const letter = code | 0x20;
    const isLetter = letter >= 0x61 && letter <= 0x7a;
    // . - _ [ ]
    const isPunctuation =
      code === 0x2e || code === 0x2d || code === 0x5f || code === 0x5b || code === 0x5d;
    if (!isDigitOrColon && !isLetter && !isPunctuation) return false;
  }
  return true;
}

const methods = new Map(
  (
    'GET HEAD POST PUT PATCH DELETE OPTIONS ' +
    'PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK REPORT SEARCH'
  )
    .split(' ')
    .map((method) => [method, method]),
);

function methodBetween(buffer: Buffer, start: number, end: number): string | undefined {
  if (end - start === 3 && buffer[start] === 0x47 && buffer[start + 1] === 0x45) {
    return buffer[start + 2] === 0x54 ? 'GET' : undefined;
  }
  return methods.get(buffer.toString('latin1', start, end));
}

function isUpperCase(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function refuse(head: RequestHead, why: string): Reading {
  head.why = why;
  return malformed;
}
