import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  every,
  type CatalogCopy,
  type CatalogSnapshot,
  type DirectoryCopy,
  type DirectorySnapshot,
  type Logger,
} from '@patchbay/chassis';
import type { RememberedView, Views } from '../isolation/views.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import type { RememberedSession } from '../sign-in/sessions/remembered-sessions.ts';
import type { SigningKeyRow } from '../requests/signing-key-store.ts';
import type { SigningKeys } from '../requests/signing-keys.ts';
import { readKept, replaceKept } from './kept-file.ts';

/** What a gateway needs to serve those who are signed in, with nobody to ask. */
export type LastState = {
  catalog: CatalogSnapshot;
  directory: DirectorySnapshot;
  known: Known;
};

/** What each process knows by itself; of several workers each keeps its own. */
type Known = {
  keys: readonly SigningKeyRow[];
  sessions: readonly RememberedSession[];
  /** Who looks at plugins on origins of their own; an older version did not keep them. */
  views?: readonly RememberedView[];
};

type Part = keyof LastState;
const parts = ['catalog', 'directory', 'known'] as const satisfies Part[];

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
  const read = async <Name extends Part>(part: Name, name = fileName(part)) =>
    (await readKept(path.join(folder, name), { issuer })) as LastState[Name];
  const readKnown = async () => {
    const names = (await readdir(folder)).filter((name) => knownName.test(name));
    return together(await Promise.all(names.map((name) => read('known', name))));
  };
  try {
    const [catalog, directory, known] = await Promise.all([
      read('catalog'),
      read('directory'),
      readKnown(),
    ]);
    return { catalog, directory, known };
  } catch (error) {
    log.info({ folder, reason: String(error) }, 'no state of an earlier process');
    return undefined;
  }
}

/**
 * Keeps what changes in `folder`, every few seconds and at the end. The files are for this user alone:
 * they hold the keys that sign identities, and the hashes of the tokens of sessions and views.
 */
export function keepLastState(
  folder: string | undefined,
  {
    issuer,
    log,
    worker,
    catalog,
    directory,
    keys,
    sessions,
    views,
  }: {
    issuer: string;
    log: Logger;
    worker: number | undefined;
    catalog: Pick<CatalogCopy, 'revision' | 'snapshot'>;
    directory: Pick<DirectoryCopy, 'revision' | 'snapshot'>;
    keys: Pick<SigningKeys, 'rows'>;
    sessions: Pick<Sessions, 'kept' | 'changes'>;
    views: Pick<Views, 'kept' | 'changes'>;
  },
): AsyncDisposable {
  if (folder === undefined) return { async [Symbol.asyncDispose]() {} };
  const saved = new Map<Part, unknown>();
  const contents = {
    catalog: () => catalog.snapshot(),
    directory: () => directory.snapshot(),
    known: () => ({ keys: keys.rows(), sessions: sessions.kept(), views: views.kept() }),
  };
  /** What differs when the content does. */
  const versions = {
    catalog: () => catalog.revision(),
    directory: () => directory.revision(),
    known: () =>
      [
        keys.rows()[0]?.kid,
        sessions.changes(),
        views.changes(),
        Math.floor(Date.now() / anewMs),
      ].join(' '),
  };

  const save = async () => {
    if (catalog.revision() === 0 || directory.revision() === 0) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const part of parts) {
      const version = versions[part]();
      if (saved.get(part) === version) continue;
      const content = contents[part]();
      await replaceKept(path.join(folder, fileName(part, worker)), { issuer, content });
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

const knownName = /^gateway-known(-\d+)?$/;

function fileName(part: Part, worker?: number): string {
  return part === 'known' && worker !== undefined ? `gateway-known-${worker}` : `gateway-${part}`;
}

/** The keys of whoever has the newest; of a session what was read last. */
function together(each: readonly Known[]): Known {
  const [newest] = each.toSorted((a, b) => signsFrom(b) - signsFrom(a));
  if (!newest) throw new Error('no process has kept what it knows');
  const sessions = each.flatMap((known) => known.sessions);
  const byId = new Map(
    sessions.toSorted((a, b) => a.loadedAt - b.loadedAt).map((session) => [session.id, session]),
  );
  const views = each.flatMap((known) => known.views ?? []);
  return { keys: newest.keys, sessions: [...byId.values()], views };
}

function signsFrom({ keys: [key] }: Known): number {
  return key?.signsFrom.getTime() ?? 0;
}
