import { BlockList, isIP } from 'node:net';
import { PlatformError } from '@patchbay/proto';

/** A set of addresses. */
export type Networks = {
  /** An IPv4 address may come as IPv6 (`::ffff:10.0.0.1`). */
  includes(address: string): boolean;
};

/**
 * Reads a list of addresses and networks: `10.0.0.0/8, ::1`. Undefined for an empty one.
 *
 * @throws PlatformError `invalid` for anything else.
 */
export function parseNetworks(list: string): Networks | undefined {
  const parts = list.split(',').map((part) => part.trim());
  const networks = parts.filter((part) => part !== '');
  if (networks.length === 0) return undefined;
  const known = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address);
    const bits = Number(prefix ?? (family === 6 ? 128 : 32));
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) {
      throw new PlatformError(
        'invalid',
        `"${network}" is not an address or a network like 10.0.0.0/8`,
      );
    }
    known.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  }
  return {
    includes: (address) => known.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  };
}
