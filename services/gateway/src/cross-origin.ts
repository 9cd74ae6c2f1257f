import type { IncomingHttpHeaders } from 'node:http';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that may change something comes from a page of another origin. The browser says
 * so in `Sec-Fetch-Site`, or in `Origin` where it leaves that out (plain http). A request with
 * neither is not from a browser, and no browser's cookies came with it. The rule is that of Go's
 * `http.CrossOriginProtection`.
 */
export function isCrossOriginWrite(
  { method, headers }: { method?: string | undefined; headers: IncomingHttpHeaders },
  publicUrl: string,
): boolean {
  if (safeMethods.has(method ?? 'GET')) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (origin === undefined) return false;
  return !isOwnOrigin(origin, { publicUrl, host: headers.host });
}

function isOwnOrigin(
  origin: string,
  { publicUrl, host }: { publicUrl: string; host: string | undefined },
): boolean {
  if (origin === publicUrl) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
