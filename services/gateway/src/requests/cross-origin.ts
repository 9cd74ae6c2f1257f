import type { IncomingHttpHeaders } from 'node:http';

type Request = { method?: string | undefined; headers: IncomingHttpHeaders };

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const pages = new Set<unknown>(['document', 'iframe', 'frame']);

/**
 * Whether a request that may change something comes from a page of another origin. The browser says
 * so in `Sec-Fetch-Site`, or in `Origin` where it leaves that out (plain http). A request with
 * neither is not from a browser, and no browser's cookies came with it. The rule is that of Go's
 * `http.CrossOriginProtection`.
 */
export function isCrossOriginWrite({ method, headers }: Request, own: string): boolean {
  return !safeMethods.has(method ?? 'GET') && isCrossOrigin(headers, own);
}

/**
 * Whether a page of another origin, also one of this site, asks for what it could not read: anything but
 * a page that a tab or a frame goes to.
 */
export function isCrossOriginRead({ method, headers }: Request, own: string): boolean {
  if (!safeMethods.has(method ?? 'GET') || pages.has(headers['sec-fetch-dest'])) return false;
  return isCrossOrigin(headers, own);
}

function isCrossOrigin(headers: IncomingHttpHeaders, own: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (origin === undefined) return false;
  return !isOwnOrigin(origin, { own, host: headers.host });
}

function isOwnOrigin(
  origin: string,
  { own, host }: { own: string; host: string | undefined },
): boolean {
  if (origin === own) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}
