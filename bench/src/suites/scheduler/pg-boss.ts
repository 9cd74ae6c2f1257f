import { PgBoss } from 'pg-boss';
import { createDatabase } from '@patchbay/test/support/database.ts';
import type { System } from './system.ts';
import { startWorkers } from './workers.ts';

const perCall = 10_000;

export async function startPgBoss(): Promise<System> {
  await using stack = new AsyncDisposableStack();
  const { url } = stack.use(await createDatabase());
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  stack.defer(() => boss.stop({ graceful: false }));
  await boss.createQueue('fire');
  const workers = stack.use(
    await startWorkers({ script: 'pg-boss-process.ts', env: { DATABASE_URL: url } }),
  );
  const running = stack.move();
  return {
    ...workers,
    async addTimers(timers) {
      for (let first = 0; first < timers.length; first += perCall) {
        await boss.insert(
          'fire',
          timers.slice(first, first + perCall).map((data) => ({
            data,
            startAfter: new Date(data.dueMs),
          })),
        );
      }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
