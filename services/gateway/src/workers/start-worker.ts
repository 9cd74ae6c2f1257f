import type { Config } from '../config.ts';
import { startGateway } from '../gateway.ts';
import type { FromWorker, ToWorker, WorkerAnswers, WorkerQuestion } from './worker-messages.ts';

/**
 * Starts a gateway that shares its port with the other workers of a launcher, and answers that one's
 * questions. It stops by itself when the launcher is gone.
 */
export async function startWorker(config: Config, worker: number): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const stop = () => process.kill(process.pid, 'SIGTERM');
  process.once('disconnect', stop);
  stack.defer(() => {
    process.off('disconnect', stop);
    if (process.connected) process.disconnect();
  });
  const shared = { ...config, GATEWAY_SHARES_PORT: true };
  const gateway = stack.use(await startGateway(shared, { worker }));

  const answers: { [Question in WorkerQuestion]: () => Promise<WorkerAnswers[Question]> } = {
    metrics: () => gateway.metrics.getMetricsAsJSON(),
    failures: () => gateway.readiness.failures(),
  };
  process.on('message', ({ id, question }: ToWorker) => {
    answers[question]().then(
      (answer) => tell({ kind: 'answer', id, answer }),
      () => {},
    );
  });
  tell({ kind: 'ready' });
  return stack.move();
}

/** A launcher that is gone hears nothing. */
function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message, () => {});
}
