import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { parseNetworks } from '@patchbay/chassis';
import type { Violation } from '@patchbay/proto';
import { peerAddress } from '../conversation/peer-address.ts';

/** What is wrong with an endpoint that comes over a connection from `peer` (`address:port`). */
export type EndpointRule = (endpoint: string, peer: string) => Promise<Violation | undefined>;

/**
 * Plugins say where the gateway is to reach them. So that none can point it at something else in the
 * operator's network, an endpoint has to be where the plugin connects from, or among `allowed`:
 * addresses, networks and host names (`*.example.org` for all below one), `*` for any.
 *
 * A name is looked up once, here: whoever controls its DNS can point it elsewhere afterwards.
 *
 * @throws PlatformError `invalid` for a network that cannot be read.
 */
export function createEndpointRule(allowed: string): EndpointRule {
  const entries = allowed.split(',').map((part) => part.trim().toLowerCase());
  const isNetwork = (entry: string) => isIP(entry.split('/', 1)[0] ?? '') !== 0;
  const networks = parseNetworks(entries.filter(isNetwork).join());
  const names = entries.filter((entry) => entry !== '' && !isNetwork(entry));
  const isNamed = (host: string) =>
    names.some((name) =>
      name.startsWith('*.') ? host.endsWith(name.slice(1)) : name === '*' || name === host,
    );

  return async (endpoint, peer) => {
    const host = new URL(endpoint).hostname.toLowerCase().replace(/^\[|\]$/g, '');
    if (isNamed(host)) return undefined;
    const from = peerAddress(peer);
    const found = await addressesOf(host);
    if (found.length === 0) {
      return violation(`the registry cannot find the host "${host}"; use an address it can reach`);
    }
    const strange = found.find(
      (it) => it !== from && !(isLoopback(it) && isLoopback(from)) && !networks?.includes(it),
    );
    if (strange === undefined) return undefined;
    const where = strange === host ? host : `${host} (${strange})`;
    return violation(
      `is at ${where}, and the plugin connects from ${from}: give PATCHBAY_ENDPOINT that address, or have the operator add the host to PLUGIN_ENDPOINTS`,
    );
  };
}

function violation(message: string): Violation {
  return { field: 'endpoint', message };
}

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host)) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
