/** A peer's address without its port, and without the prefix of an IPv4 address on an IPv6 socket. */
export function peerAddress(peer: string): string {
  return peer
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');
}
