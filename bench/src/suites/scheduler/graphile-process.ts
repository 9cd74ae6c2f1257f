import { Logger, run } from 'graphile-worker';
import { createExecutionLog } from './executions.ts';
import type { Timer } from './system.ts';
import { readyLine } from './workers.ts';

const note = createExecutionLog();

/** As its guide to performance has it, and it looks for timers 20 times as often as it does by itself. */
await run({
  connectionString: process.env['DATABASE_URL'] ?? '',
  logger: new Logger(() => () => undefined),
  taskList: {
    fire(payload) {
      const { id, dueMs } = payload as Timer;
      note(id, dueMs);
    },
  },
  preset: {
    worker: {
      concurrentJobs: 24,
      maxPoolSize: 25,
      pollInterval: 100,
      localQueue: { size: 500 },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  },
});
console.log(readyLine);
