import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './log.ts';

/**
 * Does `work` again and again with `ms` between its end and its next start. A failure is logged and
 * does not end it. Disposing waits for the work under way.
 */
export function every(
  ms: number,
  work: (signal: AbortSignal) => Promise<void>,
  { log, name }: { log: Logger; name: string },
): AsyncDisposable {
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      try {
        await work(stop.signal);
      } catch (error) {
        if (!stop.signal.aborted) log.error({ err: error, loop: name }, 'a periodic job failed');
      }
      await sleep(ms, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await loop;
    },
  };
}
