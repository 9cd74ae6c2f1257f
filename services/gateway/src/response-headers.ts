import type { IncomingMessage } from 'node:http';
import { hopByHop } from './hop-by-hop.ts';
import { confineSetCookie } from './set-cookie.ts';
import { underPrefix } from './location.ts';

/** Where an answer came from. */
export type Answered = {
  /** `/p/<slug>`. */
  prefix: string;
  /** The path the plugin was asked for. */
  path: string;
  /** The instance's origin: `http://10.0.0.7:8080`. */
  endpoint: string;
};

/**
 * The headers of a plugin's answer as the browser gets them, as alternating names and values.
 *
 * Cookies and redirects stay within the plugin's prefix. Headers that would act on the whole origin,
 * and so on the platform and other plugins, are removed. Defaults are added: no sniffing, no
 * referrer to other sites, frames only by this site (as a policy of its own, which the plugin's
 * cannot widen), and a cache never takes a view for the shell around it.
 */
export function downstreamHeaders(
  { rawHeaders, headers }: Pick<IncomingMessage, 'rawHeaders' | 'headers'>,
  { prefix, path, endpoint }: Answered,
): string[] {
  const result: string[] = [];
  const concernsConnection = hopByHop(headers.connection);
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    const value = rawHeaders[i + 1] ?? '';
    const lower = name.toLowerCase();
    if (concernsConnection(lower) || wholeOrigin.has(lower)) continue;
    if (lower === 'set-cookie') {
      const cookie = confineSetCookie(value, prefix);
      if (cookie !== undefined) result.push(name, cookie);
    } else if (lower === 'location' || lower === 'content-location') {
      result.push(name, underPrefix(value, { prefix, path, endpoint }));
    } else {
      result.push(name, value);
    }
  }
  if (!headers['x-content-type-options']) result.push('X-Content-Type-Options', 'nosniff');
  if (!headers['referrer-policy']) result.push('Referrer-Policy', 'same-origin');
  result.push('Content-Security-Policy', "frame-ancestors 'self'");
  result.push('Vary', 'Sec-Fetch-Dest');
  return result;
}

const wholeOrigin = new Set([
  'accept-ch',
  'alt-svc',
  'clear-site-data',
  'nel',
  'origin-agent-cluster',
  'public-key-pins',
  'report-to',
  'service-worker-allowed',
  'strict-transport-security',
]);
