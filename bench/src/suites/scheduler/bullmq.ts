import { Queue } from 'bullmq';
import { startRedis } from './redis.ts';
import type { System, Timer } from './system.ts';
import { startWorkers } from './workers.ts';

const perCall = 1_000;

export async function startBullmq(): Promise<System> {
  await using stack = new AsyncDisposableStack();
  const { port } = stack.use(await startRedis());
  const queue = new Queue<Timer>('fire', {
    connection: { host: '127.0.0.1', port },
    defaultJobOptions: { attempts: 25, removeOnComplete: true },
  });
  stack.defer(() => queue.close());
  const workers = stack.use(
    await startWorkers({ script: 'bullmq-process.ts', env: { REDIS_PORT: String(port) } }),
  );
  const running = stack.move();

  const add = async (timers: readonly Timer[], delayOf: (timer: Timer) => number) => {
    for (let first = 0; first < timers.length; first += perCall) {
      await queue.addBulk(
        timers.slice(first, first + perCall).map((data) => ({
          name: 'fire',
          data,
          opts: { delay: delayOf(data) },
        })),
      );
    }
  };
  return {
    ...workers,
    addTimers: (timers) => add(timers, ({ dueMs }) => Math.max(0, Math.round(dueMs - Date.now()))),
    async addBacklog(timers) {
      await queue.pause();
      await add(timers, () => 0);
      return () => queue.resume();
    },
    async addEverySecond({ count, fromMs }) {
      const ids = Array.from({ length: count }, (_, id) => id);
      for (let first = 0; first < count; first += 100) {
        await Promise.all(
          ids
            .slice(first, first + 100)
            .map((id) =>
              queue.upsertJobScheduler(
                `every-${id}`,
                { every: 1000, startDate: Math.round(fromMs + (id * 1000) / count) },
                { name: 'fire', data: { id, dueMs: 0 } },
              ),
            ),
        );
      }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
