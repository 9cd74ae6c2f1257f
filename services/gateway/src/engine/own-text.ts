/**
 * A copy of a part of a head, for what is kept: V8 keeps the whole text for as long as any part of it, so
 * that a remembered name of a few bytes would hold a head of 16 KiB.
 */
export function ownText(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}
