import { PgBoss } from 'pg-boss';
import { createExecutionLog } from './executions.ts';
import type { Timer } from './system.ts';
import { readyLine } from './workers.ts';

const note = createExecutionLog();
const boss = new PgBoss({ connectionString: process.env['DATABASE_URL'] ?? '' });
boss.on('error', (error) => console.error(error));
await boss.start();

/** It looks for timers as often as it can be told to, and at once while there are more. */
await boss.work<Timer>(
  'fire',
  { batchSize: 500, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true },
  async (jobs) => {
    for (const { data } of jobs) note(data.id, data.dueMs);
  },
);
console.log(readyLine);
