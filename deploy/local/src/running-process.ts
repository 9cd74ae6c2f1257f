import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from './error-code.ts';

/**
 * The command line of a running process, its words joined by spaces, or undefined when there is none.
 * Process ids are reused, so a number read from a file proves nothing until its command line matches.
 */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/**
 * Ends a process that is not our child: sends each signal in turn and gives each `stepMs` to work.
 * Returns once the process is gone; throws when it survives them all.
 */
export async function endProcess(
  pid: number,
  signals: readonly NodeJS.Signals[],
  stepMs = 10_000,
): Promise<void> {
  for (const signal of signals) {
    if (!send(pid, signal)) return;
    const deadline = Date.now() + stepMs;
    while (Date.now() < deadline) {
      if ((await commandLineOf(pid)) === undefined) return;
      await setTimeout(20);
    }
  }
  throw new Error(`process ${pid} is still running after ${signals.join(' and ')}`);
}

/** Sends a signal; false when there is no such process (any more). A negative pid is a process group. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw error;
  }
}

async function fromProc(pid: number): Promise<string | undefined> {
  try {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    // A zombie has an empty command line: it has ended and only waits for its parent to notice.
    return words === '' ? undefined : words.split('\0').join(' ').trimEnd();
  } catch {
    return undefined;
  }
}

async function fromPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'args=']);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
