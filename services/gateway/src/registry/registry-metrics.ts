import type { Metrics, RegistryWatch } from '@patchbay/chassis';
import { Counter, Gauge } from 'prom-client';

/** Shows Prometheus whether the registry is followed. */
export function showRegistry(watches: Record<string, RegistryWatch>, metrics: Metrics): void {
  const each = Object.entries(watches);
  const labelNames = ['what'];
  const followed = new Gauge({
    name: 'patchbay_registry_followed',
    help: 'Whether there is a connection to the registry, for the catalog and the directory',
    labelNames,
    registers: [],
    collect() {
      for (const [what, it] of each) this.set({ what }, it.trouble() === undefined ? 1 : 0);
    },
  });
  const refusals = new Counter({
    name: 'patchbay_registry_refusals_total',
    help: 'Responses of the registry that cannot be and changed nothing, for catalog and directory',
    labelNames,
    registers: [],
    collect() {
      this.reset();
      for (const [what, it] of each) this.inc({ what }, it.refusals());
    },
  });
  for (const metric of [followed, refusals]) metrics.registerMetric(metric);
}
