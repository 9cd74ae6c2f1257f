import { plainAddress } from '../engine/plain-address.ts';

/** The last two groups, which are not of the network, may be written so (RFC 4291 §2.2). */
const dottedEnd = /[^:]*\.[^:]*$/;

/**
 * What counts as one client where addresses are limited: an IPv4 address, and of IPv6 the /64 network,
 * since whoever has one address of it has all.
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.replace(dottedEnd, '0:0').split('::', 2);
  const first = groupsOf(before);
  const last = groupsOf(after ?? '');
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':').map((it) => Number.parseInt(it, 16).toString(16));
}
