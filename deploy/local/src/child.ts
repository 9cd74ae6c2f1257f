import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Command } from './command.ts';
import { send } from './running-process.ts';

/** How a process ended: `exit 1`, `SIGKILL`, or why it could not be started at all. */
export type Exit = string;

export type ChildOptions = {
  /** Every line the process writes, of both streams. */
  onLine?: (line: string) => void;
  /** Sent one after the other until the process ends; SIGKILL goes to its whole group. */
  stopSignals?: readonly NodeJS.Signals[];
  /** How long each of the signals may take. */
  stopMs?: number;
  /** When it aborts, the process group is killed at once. */
  now?: AbortSignal;
};

export type Child = AsyncDisposable & {
  /** Undefined when the program could not be started. */
  readonly pid: number | undefined;
  /** Resolves when the process has ended, for whatever reason, and all its output was delivered. */
  readonly ended: Promise<Exit>;
};

/**
 * Runs one process in a process group of its own, so that a Ctrl-C in the terminal reaches the launcher
 * only. Disposing stops it and waits; whatever else is left in its group is killed with it.
 */
export function startChild(command: Command, options: ChildOptions = {}): Child {
  const { onLine, stopSignals = ['SIGTERM', 'SIGKILL'], stopMs = 10_000, now } = options;
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    detached: true,
    stdio: 'pipe',
  });
  child.stdin.on('error', () => undefined).end(command.input);
  const { pid } = child;
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input, crlfDelay: Infinity }).on('line', (line) => onLine?.(line));
  }

  const kill = (): void => void (pid && send(-pid, 'SIGKILL'));
  const exited = Promise.withResolvers<Exit>();
  let running = pid !== undefined;
  child.once('error', (error) => exited.resolve(error.message));
  child.once('exit', () => {
    running = false;
    // Descendants may hold the pipes open, and then `close` never comes.
    kill();
  });
  child.once('close', (code, signal) => exited.resolve(signal ?? `exit ${code}`));
  now?.addEventListener('abort', kill);
  const ended = exited.promise.finally(() => now?.removeEventListener('abort', kill));

  return {
    pid,
    ended,
    async [Symbol.asyncDispose]() {
      for (const signal of stopSignals) {
        if (!pid || !running) break;
        if (now?.aborted || signal === 'SIGKILL') kill();
        else send(pid, signal);
        await Promise.race([ended, setTimeout(stopMs, undefined, { ref: false })]);
      }
      await ended;
    },
  };
}
