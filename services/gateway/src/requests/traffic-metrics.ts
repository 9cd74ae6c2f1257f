import type { Metrics } from '@patchbay/chassis';
import {
  Counter,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
} from 'prom-client';
import { wasOpenLately } from '../engine/route-breaker.ts';
import { bounds, type RouteTraffic, type Traffic } from './traffic.ts';

type Value = MetricValue<string> & { metricName?: string };

const secondsName = 'patchbay_proxied_request_seconds';

/** Shows traffic to Prometheus; what is counted is read when it asks. */
export function showTraffic(traffic: Traffic, metrics: Metrics): void {
  const labelNames = ['plugin', 'route'];
  const registers: Metrics[] = [];
  const each = (values: (it: RouteTraffic) => Value[]) => () => [...traffic.all()].flatMap(values);
  const one = (value: (it: RouteTraffic) => number) =>
    each((it) => [{ labels: labelsOf(it), value: value(it) }]);

  const requests = new Counter({
    name: 'patchbay_proxied_requests_total',
    help: "Requests by plugin, route and class of the answer's status; without a plugin: our own pages and the API",
    labelNames: [...labelNames, 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: secondsName,
    help: 'Time from the head of a request to that of its answer, by plugin and route',
    labelNames,
    registers,
  });
  const received = new Counter({
    name: 'patchbay_proxied_request_bytes_total',
    help: 'Bytes of bodies of requests, by plugin and route',
    labelNames,
    registers,
  });
  const sent = new Counter({
    name: 'patchbay_proxied_answer_bytes_total',
    help: 'Bytes of bodies of answers, by plugin and route',
    labelNames,
    registers,
  });
  const inFlight = new Gauge({
    name: 'patchbay_proxied_requests_in_flight',
    help: 'Requests whose answer is not complete, and open WebSockets, by plugin and route',
    labelNames,
    registers,
  });
  const failing = new Gauge({
    name: 'patchbay_route_failing',
    help: '1 for each route that fails again and again, and is asked now and then only, until a minute after the last request; by plugin and route',
    labelNames,
    registers,
  });
  show(metrics, requests, each(statusValues));
  show(
    metrics,
    failing,
    each((it) => {
      const isShown = wasOpenLately(it.breaker, performance.now());
      return isShown ? [{ labels: labelsOf(it), value: 1 }] : [];
    }),
  );
  show(metrics, seconds, each(timeValues));
  show(
    metrics,
    received,
    one((it) => it.requestBytes),
  );
  show(
    metrics,
    sent,
    one((it) => it.answerBytes),
  );
  show(
    metrics,
    inFlight,
    one((it) => it.inFlight),
  );
}

function labelsOf({ plugin, route }: RouteTraffic) {
  return { plugin, route };
}

function statusValues(traffic: RouteTraffic): Value[] {
  return [...traffic.byStatus.entries()]
    .filter(([, value]) => value > 0)
    .map(([statusClass, value]) => {
      return { labels: { ...labelsOf(traffic), status: `${statusClass}xx` }, value };
    });
}

function timeValues(traffic: RouteTraffic): Value[] {
  const labels = labelsOf(traffic);
  let soFar = 0;
  const buckets = [...traffic.byTime].map((count, index): Value => {
    soFar += count;
    const bound = bounds[index];
    const le = bound === undefined ? '+Inf' : bound / 1_000;
    return { metricName: `${secondsName}_bucket`, labels: { ...labels, le }, value: soFar };
  });
  return [
    ...buckets,
    { metricName: `${secondsName}_sum`, labels, value: traffic.milliseconds / 1_000 },
    { metricName: `${secondsName}_count`, labels, value: soFar },
  ];
}

/**
 * prom-client would keep values of its own, for a lookup by labels at each of them. A registry reads
 * histograms by a method of their own.
 */
function show(metrics: Metrics, metric: Counter | Gauge | Histogram, values: () => Value[]): void {
  const readable: { get: Read; getForPromString?: Read } = metric;
  const describe = (readable.getForPromString ?? readable.get).bind(metric);
  const get: Read = async () => ({ ...(await describe()), values: values() });
  metrics.registerMetric(Object.assign(metric, { get, getForPromString: get }));
}

type Read = () => Promise<MetricObjectWithValues<MetricValue<string>>>;
