import { cr, isFieldByte, lf, space } from './characters.ts';
import { isChunked, readContentLength } from './body-headers.ts';
import { readConnectionOptions, type ConnectionOptions } from './connection-options.ts';
import {
  createHeaderLines,
  has,
  incomplete,
  malformed,
  read,
  readHeaderLines,
  tooLarge,
  valuesOf,
  type HeaderLines,
  type Reading,
} from './header-lines.ts';
import { createHeaderNames } from './header-names.ts';
import { hopByHop } from './hop-by-hop.ts';

/** The names of response headers that the gateway goes by, rewrites or removes. */
export const responseNames = createHeaderNames([
  ...hopByHop,
  'accept-ch',
  'alt-svc',
  'clear-site-data',
  'content-location',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'location',
  'nel',
  'origin-agent-cluster',
  'permissions-policy',
  'public-key-pins',
  'referrer-policy',
  'refresh',
  'report-to',
  'service-worker-allowed',
  'set-cookie',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'x-request-id',
]);
const { id } = responseNames;

/** The answer that was read last; see `HeaderLines` for how long it is good. */
export type ResponseHead = {
  lines: HeaderLines;
  minor: 0 | 1;
  status: number;
  reason: string;
  options: ConnectionOptions;
  /** -1 when there is no such header. */
  contentLength: number;
  chunked: boolean;
  /** Why it is refused. */
  why: string;
};

export function createResponseHead(): ResponseHead {
  return {
    lines: createHeaderLines(responseNames),
    minor: 1,
    status: 0,
    reason: '',
    options: { close: false, keepAlive: false, upgrade: false, named: undefined },
    contentLength: -1,
    chunked: false,
    why: '',
  };
}

/** Reads the head of an answer, as strictly as that of a request. */
export function readResponseHead(
  head: ResponseHead,
  buffer: Buffer,
  start: number,
  end: number,
): Reading {
  if (end - start < 13) {
    return 'HTTP/1.'.startsWith(buffer.toString('latin1', start, Math.min(end, start + 7)))
      ? incomplete
      : refuse(head, 'it does not begin with HTTP/1.1');
  }
  const minor = (buffer[start + 7] as number) - 0x30;
  const isHttp = startsWithHttp(buffer, start);
  if (!isHttp || (minor !== 0 && minor !== 1) || buffer[start + 8] !== space) {
    return refuse(head, 'it does not begin with HTTP/1.1');
  }
  let status = 0;
  for (let i = start + 9; i < start + 12; i++) {
    const digit = (buffer[i] as number) - 0x30;
    if (digit < 0 || digit > 9) return refuse(head, 'its status is not a number');
    status = status * 10 + digit;
  }
  if (status < 100 || status > 599) return refuse(head, `its status is ${status}`);
  let i = start + 12;
  while (i < end && isFieldByte[buffer[i] as number] === 1) i++;
  if (i + 1 >= end) return incomplete;
  if (buffer[i] !== cr || buffer[i + 1] !== lf) return refuse(head, 'its first line is odd');
  if (i > start + 12 && buffer[start + 12] !== space) return refuse(head, 'its status is odd');
  head.minor = minor;
  head.status = status;

  const { lines } = head;
  const headers = readHeaderLines(lines, buffer, i + 2, end, start);
  if (headers === malformed) head.why = lines.why;
  if (headers === tooLarge) head.why = 'it has too many headers';
  if (headers !== read) return headers;
  head.reason = lines.text.slice(13, i - start);
  return judge(head);
}

function startsWithHttp(buffer: Buffer, start: number): boolean {
  for (let i = 0; i < http.length; i++) if (buffer[start + i] !== http[i]) return false;
  return true;
}

const http = Buffer.from('HTTP/1.', 'latin1');

function judge(head: ResponseHead): Reading {
  const { lines } = head;
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
  return read;
}

function refuse(head: ResponseHead, why: string): Reading {
  head.why = why;
  return malformed;
}
