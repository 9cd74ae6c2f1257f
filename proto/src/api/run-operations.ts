import { operation } from './operation.ts';

const tag = 'Runs';

export const runOperations = {
  listRuns: operation('Scheduler.listRuns', 'GET /runs', { tag }),
  countRuns: operation('Scheduler.countRuns', 'GET /run-counts', { tag }),
  getRun: operation('Scheduler.getRun', 'GET /runs/{id}', { tag }),
  listRunLog: operation('Scheduler.listRunLog', 'GET /runs/{id}/log', { tag }),
  cancelRun: operation('Scheduler.cancelRun', 'POST /runs/{id}/cancel', { tag }),
  retryRun: operation('Scheduler.retryRun', 'POST /runs/{id}/retry', { tag }),
  retryRuns: operation('Scheduler.retryRuns', 'POST /runs/retry', { tag }),
};
