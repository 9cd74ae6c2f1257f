import { Worker } from 'bullmq';
import { createExecutionLog } from './executions.ts';
import type { Timer } from './system.ts';
import { readyLine } from './workers.ts';

const note = createExecutionLog();
const worker = new Worker<Timer>(
  'fire',
  async ({ id: jobId, data: { id, dueMs } }) => note(id, dueMs || momentOf(jobId)),
  { connection: { host: '127.0.0.1', port: Number(process.env['REDIS_PORT']) }, concurrency: 100 },
);
worker.on('error', (error) => console.error(error));
await worker.waitUntilReady();
console.log(readyLine);

/** The id of a repeated job ends in its moment. */
function momentOf(jobId = ''): number {
  return Number(jobId.slice(jobId.lastIndexOf(':') + 1));
}
