import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  every,
  type CatalogCopy,
  type CatalogSnapshot,
  type DirectoryCopy,
  type DirectorySnapshot,
  type Logger,
} from '@patchbay/chassis';
import type { RememberedSession, Sessions } from './sign-in/sessions.ts';
import type { SigningKeyRow } from './requests/signing-key-store.ts';
import type { SigningKeys } from './requests/signing-keys.ts';

/** What a gateway needs to serve those who are signed in, with nobody to ask. */
export type LastState = {
  catalog: CatalogSnapshot;
  directory: DirectorySnapshot;
  known: { keys: readonly SigningKeyRow[]; sessions: readonly RememberedSession[] };
};

type Part = keyof LastState;
const parts = ['catalog', 'directory', 'known'] as const satisfies Part[];

const format = 1;
const saveEveryMs = 3_000;
/** Sessions are kept anew so often, since it counts when they were read last. */
const anewMs = 600_000;

/**
 * What an earlier process of this site kept in `folder`; undefined when there is none, or some of it
 * cannot be read.
 */
export async function readLastState(
  folder: string | undefined,
  { issuer, log }: { issuer: string; log: Logger },
): Promise<LastState | undefined> {
  if (folder === undefined) return undefined;
  const read = async <Name extends Part>(part: Name): Promise<LastState[Name]> => {
    const kept = deserialize(await readFile(fileOf(folder, part))) as Record<string, unknown>;
    if (kept['format'] !== format || kept['issuer'] !== issuer) throw new Error('of another site');
    return kept['content'] as LastState[Name];
  };
  try {
    const [catalog, directory, known] = await Promise.all([
      read('catalog'),
      read('directory'),
      read('known'),
    ]);
    return { catalog, directory, known };
  } catch (error) {
    log.info({ folder, reason: String(error) }, 'no state of an earlier process');
    return undefined;
  }
}

/**
 * Keeps what changes in `folder`, every few seconds and at the end. The files are for this user alone:
 * they hold the keys that sign identities, and the hashes of the tokens of sessions.
 */
export function keepLastState(
  folder: string | undefined,
  {
    issuer,
    log,
    catalog,
    directory,
    keys,
    sessions,
  }: {
    issuer: string;
    log: Logger;
    catalog: CatalogCopy;
    directory: DirectoryCopy;
    keys: SigningKeys;
    sessions: Sessions;
  },
): AsyncDisposable {
  if (folder === undefined) return { async [Symbol.asyncDispose]() {} };
  const saved = new Map<Part, unknown>();
  const contents = {
    catalog: () => catalog.snapshot(),
    directory: () => directory.snapshot(),
    known: () => ({ keys: keys.rows(), sessions: sessions.kept() }),
  };
  /** What differs when the content does. */
  const versions = {
    catalog: () => catalog.revision(),
    directory: () => directory.revision(),
    known: () => `${keys.rows()[0]?.kid} ${sessions.changes()} ${Math.floor(Date.now() / anewMs)}`,
  };

  const save = async () => {
    if (catalog.revision() === 0 || directory.revision() === 0) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const part of parts) {
      const version = versions[part]();
      if (saved.get(part) === version) continue;
      const content = contents[part]();
      await replace(fileOf(folder, part), serialize({ format, issuer, content }));
      saved.set(part, version);
    }
  };
  const saving = every(saveEveryMs, save, { log, name: 'last state' });

  return {
    async [Symbol.asyncDispose]() {
      await saving[Symbol.asyncDispose]();
      await save().catch((error: unknown) =>
        log.warn({ err: error }, 'cannot keep the last state'),
      );
    },
  };
}

/** Whoever reads it finds the old file or the new one, whole. */
async function replace(file: string, bytes: Buffer): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, bytes, { mode: 0o600 });
  await rename(fresh, file);
}

function fileOf(folder: string, part: Part): string {
  return path.join(folder, `gateway-${part}`);
}
