import type { Socket } from 'node:net';
import { plainAddress } from './plain-address.ts';

/** Where a connection came from, as a load balancer says; undefined for its own health checks. */
export type ProxiedFrom = { address: string | undefined };

const signature = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const fixedBytes = 16;
const maxBytes = 2_048;
const waitMs = 5_000;

/**
 * Reads the header of the PROXY protocol, version 2, that a load balancer sends before anything else
 * (https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt). What follows stays in the socket.
 * A connection that does not begin with one is ended: anybody could say anything.
 */
export function readProxyHeader(socket: Socket, onRead: (from: ProxiedFrom) => void): void {
  let bytes: Buffer = Buffer.alloc(0);
  const tooLate = setTimeout(() => socket.destroy(), waitMs);
  const end = () => socket.destroy();
  const onData = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const header = parseProxyHeader(bytes);
    if (header === 'incomplete') return;
    socket.off('data', onData).off('error', end).off('end', end);
    clearTimeout(tooLate);
    if (header === 'none') return end();
    socket.pause();
    if (bytes.length > header.length) socket.unshift(bytes.subarray(header.length));
    onRead({ address: header.address });
  };
  socket.on('data', onData).on('error', end).on('end', end);
  socket.once('close', () => clearTimeout(tooLate));
}

/** @internal */
function parseProxyHeader(
  bytes: Buffer,
): 'incomplete' | 'none' | { address: string | undefined; length: number } {
  const begin = Math.min(bytes.length, signature.length);
  if (!bytes.subarray(0, begin).equals(signature.subarray(0, begin))) return 'none';
  if (bytes.length < fixedBytes) return 'incomplete';
  const command = bytes.readUInt8(12);
  if (command !== 0x20 && command !== 0x21) return 'none';
  const length = fixedBytes + bytes.readUInt16BE(14);
  if (length > maxBytes) return 'none';
  if (bytes.length < length) return 'incomplete';
  const isLocal = command === 0x20;
  return { address: isLocal ? undefined : addressIn(bytes.subarray(0, length)), length };
}

function addressIn(header: Buffer): string | undefined {
  const family = header.readUInt8(13);
  if (family === 0x11 && header.length >= fixedBytes + 12) {
    return [...header.subarray(fixedBytes, fixedBytes + 4)].join('.');
  }
  if (family !== 0x21 || header.length < fixedBytes + 36) return undefined;
  const groups = Array.from({ length: 8 }, (_, i) =>
    header.readUInt16BE(fixedBytes + 2 * i).toString(16),
  );
  return plainAddress(new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1));
}
