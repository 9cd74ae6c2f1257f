import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './log.ts';
import { createBackoff } from '@patchbay/proto';

export type SteadyLoop = AsyncDisposable & {
  /** Do the work (again) now rather than at its time. */
  nudge(): void;
};

/**
 * Does `work` again and again: `ms` after its end, at once when it returned `again` or was nudged.
 * A failure does not end it; the next tries come with backoff, and the log names the first failure
 * and the recovery only. Disposing waits for the work under way.
 */
export function startLoop(
  name: string,
  work: () => Promise<'again' | void>,
  { ms, log }: { ms: number; log: Logger },
): SteadyLoop {
  const stop = new AbortController();
  const backoff = createBackoff({ minMs: Math.min(ms, 250), maxMs: 2_000 });
  let failing = false;
  let nudged = false;
  let waiting = new AbortController();

  const turn = async (): Promise<void> => {
    nudged = false;
    try {
      const result = await work();
      if (failing) log.info({ loop: name }, 'recovered');
      failing = false;
      backoff.reset();
      if (result === 'again' || nudged) return;
    } catch (error) {
      if (!failing) log.warn({ err: error, loop: name }, 'failed, trying again');
      failing = true;
      return backoff.wait(stop.signal);
    }
    waiting = new AbortController();
    const signal = AbortSignal.any([stop.signal, waiting.signal]);
    await sleep(ms, undefined, { signal }).catch(() => {});
  };
  const looping = (async () => {
    while (!stop.signal.aborted) await turn();
  })();

  return {
    nudge() {
      nudged = true;
      waiting.abort();
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await looping;
    },
  };
}
