import type { Logger, Metrics } from '@patchbay/chassis';
import { Counter, Gauge } from 'prom-client';

export type LauncherEvents = ReturnType<typeof createLauncherEvents>;

/** What happens to workers. */
export function createLauncherEvents({ log, metrics }: { log: Logger; metrics: Metrics }) {
  const registers = [metrics];
  const up = new Gauge({
    name: 'patchbay_worker_up',
    help: 'Whether a worker listens',
    labelNames: ['worker'],
    registers,
  });
  const ends = new Counter({
    name: 'patchbay_worker_ends_total',
    help: 'Workers that ended without being told to, and how',
    labelNames: ['worker', 'how'],
    registers,
  });

  return {
    started(at: { workers: number; address: string }) {
      log.info(at, 'gateway started, in several processes');
    },
    workerReady(at: { worker: number; pid: number | undefined }) {
      up.set({ worker: at.worker }, 1);
      log.info(at, 'worker listens');
    },
    workerEnded(at: { worker: number; pid: number | undefined; how: string }) {
      up.set({ worker: at.worker }, 0);
      ends.inc({ worker: at.worker, how: at.how });
      log.error(at, 'worker ended: another one is started in its place');
    },
    workerSilent(at: { worker: number; reason: string }) {
      log.warn(at, 'the metrics are without those of a worker');
    },
  };
}
