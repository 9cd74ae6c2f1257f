import type { Metrics } from '@patchbay/chassis';
import { AggregatorRegistry } from 'prom-client';
import type { KeptWorker } from './keep-worker.ts';
import type { LauncherEvents } from './launcher-events.ts';
import type { WorkerAnswers } from './worker-messages.ts';

/**
 * The metrics of all workers in one answer, each with the label `worker`, beside the launcher's `own`. A
 * worker that does not answer is left out: its metrics are missing rather than wrong.
 */
export function allMetrics({
  own,
  workers,
  events,
}: {
  own: Metrics;
  workers: readonly KeptWorker[];
  events: LauncherEvents;
}): Pick<Metrics, 'contentType' | 'metrics'> {
  const of = async (worker: KeptWorker): Promise<WorkerAnswers['metrics']> => {
    try {
      return (await worker.current()?.ask('metrics')) ?? [];
    } catch (error) {
      events.workerSilent({ worker: worker.number, reason: String(error) });
      return [];
    }
  };
  return {
    contentType: own.contentType,
    async metrics() {
      const all = [own.getMetricsAsJSON(), ...workers.map(of)];
      const each = await Promise.all(all);
      // Their labels differ, so that nothing is added up or left out.
      const kept = each.map((metrics) =>
        metrics.map((metric) => ({ ...metric, aggregator: 'first' as const })),
      );
      return AggregatorRegistry.aggregate(kept).metrics();
    },
  };
}
