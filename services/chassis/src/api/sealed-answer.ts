import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Answer } from './answer.ts';
import { etagOf } from './answer.ts';

/** `secret` is known to the caller alone; `id` is what is stored of it. */
export type Seal = { secret: string; id: Buffer };

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts an answer, which may hold a credential's token, so that only who asked can read it again:
 * initialisation vector, tag, then `{status, type, body}` as JSON.
 */
export function sealAnswer(seal: Seal, { status, type, body }: Answer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, keyFrom(seal), iv);
  const text = JSON.stringify({ status, type, body: body.toString('utf8') });
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

export function openAnswer(seal: Seal, sealed: Buffer): Answer {
  const iv = sealed.subarray(0, ivBytes);
  const decipher = createDecipheriv(algorithm, keyFrom(seal), iv);
  decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  const rest = sealed.subarray(ivBytes + tagBytes);
  const text = Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
  const { status, type, body: content } = JSON.parse(text) as Answer & { body: unknown };
  const body = Buffer.from(String(content));
  return { status, type, body, etag: etagOf(body) };
}

function keyFrom({ secret, id }: Seal): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, id, 'patchbay idempotency answer', 32));
}
