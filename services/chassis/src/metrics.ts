import { collectDefaultMetrics, Registry } from 'prom-client';

export type Metrics = Registry;

/** A service's metrics in Prometheus' format, with those of its process. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
