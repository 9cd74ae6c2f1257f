import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.ts';

/** A program to run: no shell stands between, so that spaces in paths are just characters. */
export type Command = {
  file: string;
  args: readonly string[];
  cwd?: string;
  /** The whole environment of the process; the launcher's own when absent. */
  env?: NodeJS.ProcessEnv;
  /** Written to its standard input, which is empty otherwise. */
  input?: string;
};

/**
 * The same program, sent `signal` by the kernel the moment the launcher dies, `kill -9` included.
 * Only Linux can do that (PR_SET_PDEATHSIG, by way of `setpriv`); elsewhere the command is returned as
 * it is, and what outlives a killed launcher is found and ended by the next start.
 * The process id stays: `setpriv` replaces itself by the program.
 */
export async function dieWithLauncher(command: Command, signal: NodeJS.Signals): Promise<Command> {
  const setpriv = ['--pdeathsig', signal.replace(/^SIG/, ''), '--'];
  if (process.platform !== 'linux' || !(await works('setpriv', [...setpriv, 'true']))) {
    return command;
  }
  return { ...command, file: 'setpriv', args: [...setpriv, command.file, ...command.args] };
}

/**
 * The same program, run by someone who is not root. For an ordinary user that is the command itself.
 * Root gets a user namespace in which it is user 1000 and no more: files it makes still belong to root
 * outside, so folders that only root may enter work too.
 */
export async function asOrdinaryUser(command: Command): Promise<Command> {
  if (process.getuid?.() !== 0) return command;
  const unshare = ['--user', '--map-user=1000', '--map-group=1000', '--'];
  if (!(await works('unshare', [...unshare, 'true']))) {
    throw new CannotStart(
      'Postgres does not run as root and this machine allows no user namespaces: run as an ordinary user, or set DATABASE_URL to a Postgres of your own',
    );
  }
  return { ...command, file: 'unshare', args: [...unshare, command.file, ...command.args] };
}

async function works(file: string, args: string[]): Promise<boolean> {
  try {
    await promisify(execFile)(file, args);
    return true;
  } catch {
    return false;
  }
}
