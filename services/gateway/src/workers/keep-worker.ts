import { setTimeout as sleep } from 'node:timers/promises';
import { createBackoff, PlatformError } from '@patchbay/proto';
import type { LauncherEvents } from './launcher-events.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export type KeptWorker = AsyncDisposable & {
  number: number;
  /**
   * Resolves when its first process listens.
   *
   * @throws PlatformError `unavailable` when that one ends before.
   */
  started: Promise<void>;
  /** Its process, while it has one. */
  current(): WorkerProcess | undefined;
};

const stopMs = 12_000;
/** A process that lived so long did not fail at its start. */
const soundMs = 30_000;

/**
 * Keeps one worker running: whenever its process ends, another is started, the sooner the longer it
 * lived. Disposing has it finish what is under way, and kills it when it takes too long.
 */
export function keepWorker(number: number, events: LauncherEvents): KeptWorker {
  const stop = new AbortController();
  const backoff = createBackoff({ minMs: 100, maxMs: 10_000 });
  let current: WorkerProcess | undefined;
  const start = () => {
    current = startWorkerProcess(number);
    const { pid } = current;
    void current.ready.then(() => events.workerReady({ worker: number, pid }));
    return current;
  };
  const first = start();
  const keeping = (async () => {
    for (let worker = first; ; worker = start()) {
      const startedAt = performance.now();
      const how = await worker.ended;
      current = undefined;
      if (stop.signal.aborted) return;
      events.workerEnded({ worker: number, pid: worker.pid, how });
      if (performance.now() - startedAt > soundMs) backoff.reset();
      await backoff.wait(stop.signal);
      if (stop.signal.aborted) return;
    }
  })();
  const failed = first.ended.then((how) => {
    const why = `worker ${number} ended before it listened (${how}): what it wrote says why`;
    throw new PlatformError('unavailable', why);
  });

  return {
    number,
    started: Promise.race([first.ready, failed]),
    current: () => current,
    async [Symbol.asyncDispose]() {
      stop.abort();
      current?.kill('SIGTERM');
      const late = sleep(stopMs, undefined, { ref: false }).then(() => current?.kill('SIGKILL'));
      await Promise.race([keeping, late]);
      await keeping;
    },
  };
}
