import { definePlugin, serve } from '@patchbay/sdk';
import { createExecutionLog } from './executions.ts';

const never = 300 * 86_400;
const note = createExecutionLog();

/** The schedules of the benchmark are rows of their own; the declared one only names the task. */
export const timers = definePlugin({
  slug: 'timers',
  version: '1.0.0',
  tasks: {
    fire: {
      delaySeconds: never,
      run: (params: { id?: number; dueMs?: number }, { scheduledFor }) =>
        note(params.id ?? 0, params.dueMs ?? scheduledFor.getTime()),
    },
  },
});

await serve(timers, { concurrency: Number(process.env['CONCURRENCY']) });
