import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { startChild } from './child.ts';
import { asOrdinaryUser, dieWithLauncher, type Command } from './command.ts';
import { errorCode } from './error-code.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { commandLineOf, endProcess } from './running-process.ts';
import { readIfExists } from './secret-file.ts';

const VERSION = '18';
const BEGIN_AGAIN = '`npm start -- --fresh` begins again with empty data';

export const DATABASE = 'patchbay';
export const STOP_SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;

/**
 * Makes `dataDir` a database cluster with one empty database, `patchbay`, when the folder is empty or
 * absent. It is made beside and renamed at the end: a start killed half-way leaves nothing that a later
 * one could mistake for data.
 *
 * Throws `CannotStart` for a folder that holds something else, and never changes it.
 */
export async function initialiseCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  signal?: AbortSignal,
): Promise<void> {
  if (await holdsCluster(dataDir)) return;
  const draft = `${dataDir}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(draft), { recursive: true });
  await runToEnd({ file: binaries.initdb, args: initdbArgs(draft) }, signal);
  const args = ['--single', '-D', draft, 'postgres'];
  const input = `create database ${DATABASE}\n`;
  await runToEnd({ file: binaries.postgres, args, input }, signal);
  await rename(draft, dataDir);
}

/**
 * Ends the Postgres that an earlier launcher, killed before it could, left running on `dataDir`.
 * A process that merely has the number of a Postgres long gone is left alone.
 */
export async function endLeftoverPostgres(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const pid = Number((await readIfExists(file))?.split('\n')[0]);
  const commandLine = pid > 0 ? await commandLineOf(pid) : undefined;
  if (commandLine === undefined) return;
  if (commandLine.includes('postgres') && commandLine.includes(dataDir)) {
    await endProcess(pid, STOP_SIGNALS);
  } else {
    // Postgres would take that stranger for itself and refuse to start.
    await rm(file, { force: true });
  }
}

async function holdsCluster(dataDir: string): Promise<boolean> {
  const version = (await readIfExists(join(dataDir, 'PG_VERSION')))?.trim();
  if (version === VERSION) return true;
  if (version !== undefined) {
    throw new CannotStart(
      `${dataDir} was made by Postgres ${version} and this is Postgres ${VERSION}: bring it over with pg_dump, or ${BEGIN_AGAIN}`,
    );
  }
  if ((await namesIn(dataDir)).length === 0) return false;
  throw new CannotStart(`${dataDir} is not a complete Postgres data folder: ${BEGIN_AGAIN}`);
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function initdbArgs(dataDir: string): string[] {
  return [
    `--pgdata=${dataDir}`,
    '--username=patchbay',
    '--auth-host=trust',
    '--auth-local=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
}

async function runToEnd(command: Command, signal?: AbortSignal): Promise<void> {
  const lines: string[] = [];
  const wrapped = await asOrdinaryUser(await dieWithLauncher(command, 'SIGKILL'));
  await using child = startChild(wrapped, { onLine: (line) => lines.push(line), now: signal });
  const exit = await child.ended;
  signal?.throwIfAborted();
  if (exit !== 'exit 0') {
    throw new CannotStart(`Postgres could not make its data folder (${exit})`, { lines });
  }
}
