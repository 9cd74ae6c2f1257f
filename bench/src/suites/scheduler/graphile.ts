import { makeWorkerUtils } from 'graphile-worker';
import { createDatabase } from '@patchbay/test/support/database.ts';
import type { System } from './system.ts';
import { startWorkers } from './workers.ts';

const perCall = 10_000;

export async function startGraphile(): Promise<System> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createDatabase());
  const utils = await makeWorkerUtils({ connectionString: url });
  stack.defer(() => utils.release());
  await utils.migrate();
  const workers = stack.use(
    await startWorkers({ script: 'graphile-process.ts', env: { DATABASE_URL: url } }),
  );
  const running = stack.move();
  return {
    ...workers,
    async addTimers(timers) {
      for (let first = 0; first < timers.length; first += perCall) {
        await utils.addJobs(
          timers.slice(first, first + perCall).map((payload) => ({
            identifier: 'fire',
            payload,
            runAt: new Date(payload.dueMs),
          })),
        );
      }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
