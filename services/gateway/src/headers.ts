import type { IncomingMessage } from 'node:http';
import { identityHeader } from '@patchbay/proto';
import { hopByHop } from './hop-by-hop.ts';

/** What the gateway tells a plugin about a request. */
export type Forwarding = {
  /** `host:port` of the instance. */
  host: string;
  identity: string;
  clientAddress: string;
  /** The origin people see. */
  publicUrl: URL;
  /** `/p/<slug>`. */
  prefix: string;
};

/**
 * The headers of a request as the plugin gets them, as alternating names and values.
 *
 * Removed: hop-by-hop headers and those named by `Connection`; whatever claims to be from the
 * platform or from a proxy (`patchbay-*`, `forwarded`, `x-forwarded-*`, `x-real-ip`), also with `_`
 * for `-`, which some servers take for the same; `Authorization` and the platform's cookies, which
 * are for the gateway. Added: `Patchbay-Identity` and `X-Forwarded-*`.
 */
export function upstreamHeaders(
  { rawHeaders, headers }: Pick<IncomingMessage, 'rawHeaders' | 'headers'>,
  { host, identity, clientAddress, publicUrl, prefix }: Forwarding,
): string[] {
  const result = ['Host', host];
  const concernsConnection = hopByHop(headers.connection);
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    const value = rawHeaders[i + 1] ?? '';
    const canonical = name.toLowerCase().replaceAll('_', '-');
    if (concernsConnection(canonical) || isOurs(canonical)) continue;
    if (canonical === 'cookie') {
      const cookies = pluginCookies(value);
      if (cookies) result.push(name, cookies);
    } else {
      result.push(name, value);
    }
  }
  result.push(
    identityHeader,
    identity,
    'X-Forwarded-For',
    clientAddress,
    'X-Forwarded-Proto',
    publicUrl.protocol.slice(0, -1),
    'X-Forwarded-Host',
    publicUrl.host,
    'X-Forwarded-Prefix',
    prefix,
  );
  return result;
}

const ours = new Set(['host', 'authorization', 'expect', 'forwarded', 'x-real-ip']);

function isOurs(canonical: string): boolean {
  return (
    ours.has(canonical) ||
    canonical.startsWith('patchbay-') ||
    canonical.startsWith('x-forwarded-') ||
    canonical.startsWith('x-original-') ||
    canonical.startsWith('x-rewrite-')
  );
}

function pluginCookies(value: string): string {
  if (!/patchbay_/i.test(value)) return value;
  return value
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => !/^patchbay_/i.test(cookie))
    .join('; ');
}
