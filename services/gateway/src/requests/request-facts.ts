import { valueOf } from '../engine/header-lines.ts';
import { requestNames, type RequestHead } from '../engine/request-head.ts';

const { id } = requestNames;

export type RequestHeaders = ReturnType<typeof headersOf>;

/** The headers that decisions about a request go by, with the id that it has here. */
export function headersOf({ lines }: RequestHead, requestId: string) {
  return {
    'x-request-id': requestId,
    host: valueOf(lines, id.host),
    origin: valueOf(lines, id.origin),
    accept: valueOf(lines, id.accept),
    'sec-fetch-dest': valueOf(lines, id['sec-fetch-dest']),
    'sec-fetch-site': valueOf(lines, id['sec-fetch-site']),
    'service-worker': valueOf(lines, id['service-worker']),
    traceparent: valueOf(lines, id.traceparent),
  };
}

/** The API answers programs, whoever asks. */
export function programOf(headers: RequestHeaders): RequestHeaders {
  return { ...headers, accept: undefined, 'sec-fetch-dest': undefined };
}

/**
 * The protocol that a request wants to switch to. HTTP/2 is passed over, as RFC 9110 §7.8 allows: Java's
 * client offers it with every request, and behind it nobody would look at requests any more. So is what
 * comes in HTTP/1.0, or with a body, of which the other protocol's bytes could not be told.
 */
export function upgradeOf(head: RequestHead): string | undefined {
  const { lines, options, method, minor, contentLength, chunked } = head;
  if (!options.upgrade || method !== 'GET' || minor === 0) return undefined;
  if (chunked || contentLength > 0) return undefined;
  const protocol = valueOf(lines, id.upgrade)?.toLowerCase();
  if (protocol === undefined || !/^[a-z0-9._-]+(\/[a-z0-9._-]+)?$/.test(protocol)) return undefined;
  return /^(h2c?|http|tls)(\/|$)/.test(protocol) ? undefined : protocol;
}
