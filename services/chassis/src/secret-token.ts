import { createHash, randomBytes } from 'node:crypto';
import { newId } from './id.ts';

/**
 * What a token proves: `<prefix>_<id>_<secret>`. The secret has 256 random bits, so a plain SHA-256
 * of it is enough to keep it safe at rest.
 */
export type SecretToken = { id: string; secretHash: Buffer };

/** `pbc` is a plugin's credential, `pbt` an API token of a person. */
export type TokenPrefix = 'pbc' | 'pbt';

export function createSecretToken(prefix: TokenPrefix): SecretToken & { token: string } {
  const id = newId();
  const secret = randomBytes(32).toString('base64url');
  const token = `${prefix}_${id.replaceAll('-', '')}_${secret}`;
  return { id, token, secretHash: hash(secret) };
}

/** The parts of a token, or undefined for what is none. */
export function parseSecretToken(prefix: TokenPrefix, token: string): SecretToken | undefined {
  const match =
    /^(pb[ct])_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/.exec(
      token,
    );
  if (!match || match[1] !== prefix) return undefined;
  const [, , a, b, c, d, e, secret = ''] = match;
  return { id: [a, b, c, d, e].join('-'), secretHash: hash(secret) };
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
