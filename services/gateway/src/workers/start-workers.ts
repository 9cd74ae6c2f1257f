import { createLogger, createMetrics, createReadiness } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import type { Config } from '../config.ts';
import { listen } from '../engine/listener.ts';
import { listenInside } from '../listen-inside.ts';
import { allMetrics } from './all-metrics.ts';
import { keepWorker, type KeptWorker } from './keep-worker.ts';
import { createLauncherEvents } from './launcher-events.ts';

/**
 * Starts GATEWAY_WORKERS processes that listen on one port, and keeps them running; resolves when all of
 * them listen. Disposing drains them all. This process passes no request on: it shows the metrics of all,
 * and is ready while any of them is.
 *
 * @throws PlatformError `unavailable` when the port is taken, or a worker cannot start.
 */
export async function startWorkers(config: Config): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const log = createLogger('gateway', config);
  const own = createMetrics('gateway', { worker: 'launcher' });
  const events = createLauncherEvents({ log, metrics: own });
  if (!config.GATEWAY_SHARES_PORT) await assertFree(config.GATEWAY_LISTEN);

  const numbers = Array.from({ length: config.GATEWAY_WORKERS }, (_, i) => i + 1);
  const workers = numbers.map((number) => keepWorker(number, events));
  stack.defer(async () => {
    await Promise.all(workers.map((worker) => worker[Symbol.asyncDispose]()));
  });
  const killAll = () => {
    for (const worker of workers) worker.current()?.kill('SIGKILL');
  };
  process.once('exit', killAll);
  stack.defer(() => void process.off('exit', killAll));
  await Promise.all(workers.map(({ started }) => started));

  const readiness = createReadiness({ workers: () => assertOneReady(workers) });
  const metrics = allMetrics({ own, workers, events });
  stack.use(await listenInside(config, { metrics, readiness }));
  stack.defer(() => readiness.stop());
  events.started({ workers: workers.length, address: config.GATEWAY_LISTEN });
  return stack.move();
}

/** Processes that share a port do not notice that it was somebody else's. */
async function assertFree(address: string): Promise<void> {
  const listener = await listen({ listen: address }, (socket) => socket.destroy());
  listener.close();
}

async function assertOneReady(workers: readonly KeptWorker[]): Promise<void> {
  const reasons = await Promise.all(
    workers.map(async (worker) => {
      const asked = worker.current()?.ask('failures') ?? Promise.resolve({ process: 'has ended' });
      const failures = await asked.catch((error: unknown) => ({ process: String(error) }));
      const reasons = Object.entries(failures).map(([check, reason]) => `${check}: ${reason}`);
      return reasons.length === 0 ? undefined : `worker ${worker.number}: ${reasons.join(', ')}`;
    }),
  );
  if (reasons.every((reason) => reason !== undefined)) {
    throw new PlatformError('unavailable', reasons.join('; '));
  }
}
