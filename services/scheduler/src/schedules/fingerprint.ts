import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@patchbay/proto';

/** A short key of a JSON value that does not depend on the order of its members. */
export function fingerprint(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url').slice(0, 22);
}
