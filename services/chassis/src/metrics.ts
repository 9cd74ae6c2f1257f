import { collectDefaultMetrics, Registry } from 'prom-client';

export type Metrics = Registry;

/** A service's metrics in Prometheus' format, with those of its process; `labels` are on all of them. */
export function createMetrics(service: string, labels: Record<string, string> = {}): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service, ...labels });
  collectDefaultMetrics({ register: registry });
  return registry;
}
