import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@patchbay/chassis';

/**
 * A plugin's credential: `pbc_<id>_<secret>`. The secret has 256 random bits, so a plain SHA-256 of
 * it is enough to keep it safe at rest.
 */
export type Credential = { id: string; secretHash: Buffer };

export function createCredential(): Credential & { token: string } {
  const id = newId();
  const secret = randomBytes(32).toString('base64url');
  const token = `pbc_${id.replaceAll('-', '')}_${secret}`;
  return { id, token, secretHash: hash(secret) };
}

/** The parts of a token, or undefined for what is none. */
export function parseCredential(token: string): Credential | undefined {
  const match =
    /^pbc_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/.exec(
      token,
    );
  if (!match) return undefined;
  const [, a, b, c, d, e, secret = ''] = match;
  return { id: [a, b, c, d, e].join('-'), secretHash: hash(secret) };
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
