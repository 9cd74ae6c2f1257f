import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { endLeftoverNats } from './embedded-nats.ts';
import { errorCode } from './error-code.ts';
import { endLeftoverPostgres } from './postgres-cluster.ts';

/** What the launcher keeps between starts, as paths. */
export type DataFolder = {
  path: string;
  /** Says which launcher uses the folder. */
  lock: string;
  postgres: string;
  nats: string;
  /** The secret that the services and the operator's command line share. */
  platformToken: string;
  /** What the registry seals secrets in settings with. */
  settingsKey: string;
  /** What the gateway seals the secrets of two-step sign-in with. */
  secondFactorKey: string;
  /** A file per example plugin, named by its slug. */
  credentials: string;
  /** Where the command line finds the registry that runs now. */
  cli: string;
  /** Compiled code of every process: a later start is faster and takes less memory. */
  compileCache: string;
  /** What plugins keep, a folder for each. */
  plugins: string;
};

/**
 * Opens the folder, made when absent. Throws `CannotStart` when it cannot be ours: Postgres would only
 * say so later, and in other words.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const elsewhere = 'or keep the data elsewhere with PATCHBAY_DATA_DIR';
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const code = errorCode(cause);
    throw new CannotStart(`${path} cannot be made (${code}): make it, ${elsewhere}`, { cause });
  }
  const { uid } = await stat(path);
  if (process.getuid && uid !== process.getuid()) {
    throw new CannotStart(
      `${path} belongs to another user (${uid}): start as that one, ${elsewhere}`,
    );
  }
  return {
    path,
    lock: join(path, 'launcher.lock'),
    postgres: join(path, 'postgres'),
    nats: join(path, 'nats'),
    platformToken: join(path, 'platform-token'),
    settingsKey: join(path, 'settings-key'),
    secondFactorKey: join(path, 'second-factor-key'),
    credentials: join(path, 'credentials'),
    cli: join(path, 'cli.json'),
    compileCache: join(path, 'compile-cache'),
    plugins: join(path, 'plugins'),
  };
}

/** Removes what the launcher made, and nothing else that may lie in the folder. */
export async function emptyDataFolder(folder: DataFolder): Promise<void> {
  await Promise.all([endLeftoverPostgres(folder.postgres), endLeftoverNats(folder.nats)]);
  const { path: _, lock: __, ...kept } = folder;
  for (const path of Object.values(kept)) await rm(path, { recursive: true, force: true });
}
