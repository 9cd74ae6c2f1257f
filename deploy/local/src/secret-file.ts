import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * The secret in `file`, made by `make` and kept there when there is none yet.
 * Only the owner may read it, and a killed process never leaves half a secret.
 */
export async function keepSecret(
  file: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const kept = await readIfExists(file);
  if (kept) return kept.trim();
  const secret = await make();
  await writeSecret(file, `${secret}\n`);
  return secret;
}

/** A secret of 256 bits, or of as many `bytes` as asked for. */
export function randomSecret({ bytes = 32 } = {}): string {
  return randomBytes(bytes).toString('base64url');
}

/** Replaces `file` in one step by `text`, readable by its owner only. */
export async function writeSecret(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

/** The text of `file`, or undefined when there is no such file. */
export async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
