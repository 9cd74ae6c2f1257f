import { setTimeout } from 'node:timers/promises';
import { startChild, type Child, type ChildOptions, type Exit } from './child.ts';
import type { Command } from './command.ts';

/** A process that ended without being asked to. */
export type Crash = {
  exit: Exit;
  /** How often it has crashed since it last stayed up for `steadyMs`. */
  failures: number;
  /** When it will be started again. */
  restartInMs: number;
};

export type SuperviseOptions = ChildOptions & {
  onCrash?: (crash: Crash) => void;
  /** The pause before the first restart; doubles with every further failure up to `maxBackoffMs`. */
  backoffMs?: number;
  maxBackoffMs?: number;
  /** A process that stayed up this long is well again: the next crash counts as its first. */
  steadyMs?: number;
};

export type Supervised = AsyncDisposable & {
  /** The process id of the run under way; undefined between a crash and its restart. */
  readonly pid: number | undefined;
  /** The last lines of the latest run, oldest first. */
  readonly lastLines: readonly string[];
};

const REMEMBERED_LINES = 20;

/**
 * Keeps one process running: a crash is reported to `onCrash` and followed by a restart after an
 * exponential pause, for as long as it takes. Disposing stops it for good, also in such a pause.
 */
export function supervise(command: Command, options: SuperviseOptions = {}): Supervised {
  const { onCrash, now, backoffMs = 200, maxBackoffMs = 15_000, steadyMs = 30_000 } = options;
  const stopping = new AbortController();
  const over = AbortSignal.any(now ? [stopping.signal, now] : [stopping.signal]);
  const lastLines: string[] = [];
  let child: Child | undefined;
  const stopped = keepRunning();

  async function keepRunning(): Promise<void> {
    let failures = 0;
    for (;;) {
      const startedAt = Date.now();
      lastLines.length = 0;
      child = startChild(command, { ...options, onLine });
      const exit = await child.ended;
      child = undefined;
      if (over.aborted) return;
      failures = Date.now() - startedAt < steadyMs ? failures + 1 : 1;
      const restartInMs = Math.min(maxBackoffMs, backoffMs * 2 ** (failures - 1));
      onCrash?.({ exit, failures, restartInMs });
      await pause(restartInMs, over);
      if (over.aborted) return;
    }
  }

  function onLine(line: string): void {
    if (lastLines.push(line) > REMEMBERED_LINES) lastLines.shift();
    options.onLine?.(line);
  }

  return {
    lastLines,
    get pid() {
      return child?.pid;
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await child?.[Symbol.asyncDispose]();
      await stopped;
    },
  };
}

/** Waits, or stops waiting when the signal says so: what comes next looks at the signal anyway. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
