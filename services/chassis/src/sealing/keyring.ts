import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { PlatformError } from '@patchbay/proto';

/** Seals secrets with the newest key (AES-256-GCM), and opens what any of its keys has sealed. */
export type Keyring = {
  /** The id of the newest key, the beginning of its SHA-256; undefined when there is none. */
  keyId: string | undefined;
  /** Those of the other keys. */
  olderKeyIds: readonly string[];
  /**
   * @param place where the secret stands; it opens nowhere else.
   * @throws PlatformError `failed_precondition`, with how to make one, when there is no key.
   */
  seal(text: string, place: string): { keyId: string; sealed: Buffer };
  /** @throws PlatformError `failed_precondition` when none of the keys has sealed it. */
  open(sealed: Buffer, place: string): string;
  /** The same, but undefined when none of the keys has sealed it. */
  openIfPossible(sealed: Buffer, place: string): string | undefined;
  /** Why nothing is sealed without a key, and how to make one. */
  noKey(): PlatformError;
};

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/**
 * @param keys 32 bytes each in base64, separated by commas or white space, the newest first.
 * @param about `variable` is where they are from and `service` whose they are, for messages.
 * @throws PlatformError `invalid` when one of them is none.
 */
export function createKeyring(
  keys: string | undefined,
  { variable, service }: { variable: string; service: string },
): Keyring {
  const ring = (keys ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((text) => toKey(text, variable));
  const [newest, ...older] = ring;

  const openIfPossible = (sealed: Buffer, place: string): string | undefined => {
    for (const { key } of ring) {
      const opened = openWith(key, sealed, place);
      if (opened !== undefined) return opened;
    }
    return undefined;
  };
  const noKey = () =>
    new PlatformError(
      'failed_precondition',
      `this ${service} has no key to seal secrets with, and stores none: make one with \`openssl rand -base64 32\` and start the ${service} with it as ${variable}, or in the file that ${variable}_FILE names`,
      { reason: `no-${variable.toLowerCase().replaceAll('_', '-')}` },
    );

  return {
    keyId: newest?.id,
    olderKeyIds: older.map(({ id }) => id),
    seal(text, place) {
      if (!newest) throw noKey();
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, newest.key, nonce).setAAD(Buffer.from(place));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId: newest.id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]) };
    },
    open(sealed, place) {
      const opened = openIfPossible(sealed, place);
      if (opened !== undefined) return opened;
      throw new PlatformError(
        'failed_precondition',
        `a stored secret was sealed with a key that this ${service} does not have: add that key to ${variable}, or set the secret anew`,
        { reason: 'unknown-key' },
      );
    },
    openIfPossible,
    noKey,
  };
}

function openWith(key: Buffer, sealed: Buffer, place: string): string | undefined {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, nonce).setAAD(Buffer.from(place));
  try {
    decipher.setAuthTag(tag);
    const opened = decipher.update(sealed.subarray(nonceBytes + tagBytes));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function toKey(text: string, variable: string): { id: string; key: Buffer } {
  const key = Buffer.from(text, 'base64');
  if (key.length !== keyBytes) {
    throw new PlatformError(
      'invalid',
      `${variable}: each key must be ${keyBytes} bytes in base64: make one with \`openssl rand -base64 32\``,
    );
  }
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 12), key };
}
