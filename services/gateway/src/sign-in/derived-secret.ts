import { hkdfSync } from 'node:crypto';

/**
 * A secret for one purpose, made of the one that all processes of the platform know: the same in each of
 * them, and none that is made for another purpose follows from it.
 */
export function derivedSecret(platformToken: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', platformToken, '', `patchbay gateway: ${purpose}`, 32));
}
