import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';

const format = 2;
/** Without a digest: of an earlier version. */
const formatBefore = 1;

/**
 * What was kept in a file by a process of the same site.
 *
 * @throws Error when there is none, or it is not to the bit what was kept.
 */
export async function readKept(file: string, { issuer }: { issuer: string }): Promise<unknown> {
  const kept = deserialize(await readFile(file)) as Record<string, unknown>;
  if (kept['issuer'] !== issuer) throw new Error('of another site');
  const { content } = kept;
  // Its content never was in bytes: with bytes this is a damaged file of the present format.
  if (kept['format'] === formatBefore && !(content instanceof Uint8Array)) return content;
  if (kept['format'] !== format) throw new Error('of another version');
  const isWhole = content instanceof Uint8Array && digestOf(content) === kept['digest'];
  if (!isWhole) throw new Error(`${file} is damaged`);
  return deserialize(content);
}

/** Whoever reads it finds the old file or the new one, whole. It is for this user alone. */
export async function replaceKept(
  file: string,
  { issuer, content }: { issuer: string; content: unknown },
): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  const bytes = serialize(content);
  const kept = { format, issuer, digest: digestOf(bytes), content: bytes };
  await writeFile(fresh, serialize(kept), { mode: 0o600 });
  await rename(fresh, file);
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}
