import type { Metrics } from '@patchbay/chassis';
import { Counter, Histogram, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** What went to one plugin. */
export type PluginTraffic = {
  /** Answers by class of their status: index 2 are the 2xx. */
  byStatus: Float64Array;
  /** Answers by time to their head; the last one is for all that is slower than the bounds. */
  byTime: Float64Array;
  milliseconds: number;
};

export type Traffic = {
  /** `plugin` must be one of the catalog: whatever is asked for would make metrics grow. */
  of(plugin: string): PluginTraffic;
};

/** Upper bounds in ms. */
const bounds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];

/** Counts one answer, for a few additions. */
export function countAnswer(traffic: PluginTraffic, status: number, milliseconds: number): void {
  const statusClass = Math.floor(status / 100);
  traffic.byStatus[statusClass] = (traffic.byStatus[statusClass] as number) + 1;
  let bucket = 0;
  while (bucket < bounds.length && milliseconds > (bounds[bucket] as number)) bucket++;
  traffic.byTime[bucket] = (traffic.byTime[bucket] as number) + 1;
  traffic.milliseconds += milliseconds;
}

/** Requests to plugins, counted in arrays that are read when the metrics are asked for. */
export function createTraffic({ metrics }: { metrics: Metrics }): Traffic {
  const plugins = new Map<string, PluginTraffic>();
  const registers: Metrics[] = [];
  const requests = new Counter({
    name: 'patchbay_proxied_requests_total',
    help: "Requests to plugins, by plugin and class of the answer's status",
    labelNames: ['plugin', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'patchbay_proxied_request_seconds',
    help: 'Time from the head of a request to that of its answer, by plugin',
    labelNames: ['plugin'],
    registers,
  });
  readFrom(requests, () => [...plugins].flatMap(([plugin, it]) => statusValues(plugin, it)));
  readFrom(seconds, () => [...plugins].flatMap(([plugin, it]) => timeValues(plugin, it)));
  metrics.registerMetric(requests);
  metrics.registerMetric(seconds);

  return {
    of(plugin) {
      let traffic = plugins.get(plugin);
      if (!traffic) {
        traffic = {
          byStatus: new Float64Array(6),
          byTime: new Float64Array(bounds.length + 1),
          milliseconds: 0,
        };
        plugins.set(plugin, traffic);
      }
      return traffic;
    },
  };
}

function statusValues(plugin: string, { byStatus }: PluginTraffic): MetricValue<string>[] {
  return [...byStatus.entries()]
    .filter(([, value]) => value > 0)
    .map(([statusClass, value]) => ({ labels: { plugin, status: `${statusClass}xx` }, value }));
}

type Value = MetricValue<string> & { metricName?: string };

function timeValues(plugin: string, { byTime, milliseconds }: PluginTraffic): Value[] {
  const name = 'patchbay_proxied_request_seconds';
  let soFar = 0;
  const buckets = [...byTime].map((count, index): Value => {
    soFar += count;
    const bound = bounds[index];
    const le = bound === undefined ? '+Inf' : bound / 1_000;
    return { metricName: `${name}_bucket`, labels: { plugin, le }, value: soFar };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels: { plugin }, value: milliseconds / 1_000 },
    { metricName: `${name}_count`, labels: { plugin }, value: soFar },
  ];
}

/** prom-client would keep values of its own, for a lookup by labels at each of them. */
function readFrom(
  metric: { get(): Promise<MetricObjectWithValues<MetricValue<string>>> },
  values: () => MetricValue<string>[],
): void {
  const describe = metric.get.bind(metric);
  metric.get = async () => ({ ...(await describe()), values: values() });
}
