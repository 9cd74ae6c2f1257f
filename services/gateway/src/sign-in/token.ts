import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes in base64url: who has it is let in, so it is stored as its hash only. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export const tokenShape = /^[\w-]{43}$/;

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
