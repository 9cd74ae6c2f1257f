/** Of which the last two groups are an IPv4 address (RFC 4291 §2.5.5.2). */
const mapped = /^[0:]*:ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i;

/** An address as it is known: an IPv4 address may come as IPv6, `::ffff:192.0.2.7` or `::ffff:c000:207`. */
export function plainAddress(address: string): string {
  const [, dotted, high, low] = mapped.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  if (high === undefined || low === undefined) return address;
  const halves = [high, low].map((it) => Number.parseInt(it, 16));
  return halves.flatMap((it) => [it >> 8, it & 0xff]).join('.');
}
