import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { errorCode } from './error-code.ts';
import { commandLineOf } from './running-process.ts';
import { readIfExists } from './secret-file.ts';

/**
 * One launcher per data folder: holds `file` until disposed. A launcher that was killed leaves a file
 * that names a process which is gone, or is another program by now; it is taken over. `url` is what
 * others are told to use instead.
 *
 * Throws `CannotStart` when another launcher runs on the folder.
 */
export async function lockFolder(file: string, url: string): Promise<AsyncDisposable> {
  const mine = `${process.pid}\n${await commandLineOf(process.pid)}\n${url}\n`;
  if (!(await createExclusively(file, mine))) {
    await refuseIfHeld(file);
    await rm(file, { force: true });
    if (!(await createExclusively(file, mine))) await refuseIfHeld(file);
  }
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

async function refuseIfHeld(file: string): Promise<void> {
  const [pid, commandLine, url] = ((await readIfExists(file)) ?? '').split('\n');
  if (!pid || !commandLine || (await commandLineOf(Number(pid))) !== commandLine) return;
  throw new CannotStart(
    `Patchbay already runs on ${dirname(file)}${url ? ` at ${url}` : ''}: use it, or stop it first (Ctrl-C in its terminal, or \`kill ${pid}\`)`,
  );
}

async function createExclusively(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
