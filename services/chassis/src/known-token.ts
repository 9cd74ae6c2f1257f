import { timingSafeEqual } from 'node:crypto';
import { fromTimestamp, type ReceivedDirectoryToken } from '@patchbay/proto';
import { parseSecretToken } from './secret-token.ts';

/** A token as the directory knows it. */
export type KnownToken = {
  id: string;
  secretHash: Buffer;
  /** Of an API token, whose it is; else empty. */
  userId: string;
  /** Of a plugin's credential, its slug; else empty. */
  plugin: string;
  scopes: readonly string[];
  expiresAt: Date | null;
};

export function toKnownToken({ expiresAt, ...token }: ReceivedDirectoryToken): KnownToken {
  return { ...token, expiresAt: fromTimestamp(expiresAt) };
}

/** The token that `text` is, while it counts; `find` knows those that are not revoked. */
export function provenToken(
  text: string,
  find: (id: string) => KnownToken | undefined,
  now = Date.now(),
): KnownToken | undefined {
  const presented = parseSecretToken('pbt', text) ?? parseSecretToken('pbc', text);
  const known = presented && find(presented.id);
  if (!known || !timingSafeEqual(known.secretHash, presented.secretHash)) return undefined;
  return known.expiresAt && known.expiresAt.getTime() <= now ? undefined : known;
}
