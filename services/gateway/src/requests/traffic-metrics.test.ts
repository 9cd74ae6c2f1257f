import assert from 'node:assert/strict';
import test from 'node:test';
import { createMetrics } from '@patchbay/chassis';
import { instanceEndpoint } from '../engine/endpoint.ts';
import { createInstance } from '../engine/instance.ts';
import { judge, routeFailed } from '../engine/route-breaker.ts';
import { showTraffic } from './traffic-metrics.ts';
import { countAnswer, createTraffic } from './traffic.ts';

test('traffic is shown as Prometheus expects it: counts, a histogram, bytes and what is in flight', async () => {
  const metrics = createMetrics('gateway');
  const traffic = createTraffic();
  showTraffic(traffic, metrics);
  const route = traffic.of('notes', 'GET /things/:id');
  countAnswer(route, 204, 3);
  countAnswer(route, 503, 40_000);
  route.answerBytes += 12;
  route.inFlight += 1;
  assert.equal(traffic.of('notes', 'GET /things/:id'), route);

  const text = await metrics.metrics();
  const value = (name: string, label = '') => {
    const line = text.split('\n').find((it) => it.startsWith(`${name}{`) && it.includes(label));
    assert.match(line ?? '', /plugin="notes",route="GET \/things\/:id"/, name);
    return Number(line?.split(' ').at(-1));
  };
  assert.equal(value('patchbay_proxied_requests_total', 'status="2xx"'), 1);
  assert.equal(value('patchbay_proxied_requests_total', 'status="5xx"'), 1);
  assert.equal(value('patchbay_proxied_request_seconds_bucket', 'le="0.002"'), 0);
  assert.equal(value('patchbay_proxied_request_seconds_bucket', 'le="0.005"'), 1);
  assert.equal(value('patchbay_proxied_request_seconds_bucket', 'le="+Inf"'), 2);
  assert.equal(value('patchbay_proxied_request_seconds_count'), 2);
  assert.equal(value('patchbay_proxied_request_seconds_sum'), 40.003);
  assert.equal(value('patchbay_proxied_answer_bytes_total'), 12);
  assert.equal(value('patchbay_proxied_requests_in_flight'), 1);
});

test('rule 12: a route is shown as failing while it is asked for, and not for ever after', async () => {
  const metrics = createMetrics('gateway');
  const traffic = createTraffic();
  showTraffic(traffic, metrics);
  const instance = createInstance('one', instanceEndpoint(new URL('http://127.0.0.1:1')));
  const failAt = (route: string, now: number) => {
    const { breaker } = traffic.of('notes', route);
    judge(breaker, [{ instance, rank: 0 }]);
    for (let i = 0; i < 5; i++) {
      routeFailed(breaker, instance, { why: 'it hangs', admittedAt: now, now });
    }
  };
  failAt('GET /now', performance.now());
  failAt('GET /then', performance.now() - 120_000);
  const text = await metrics.metrics();
  assert.match(text, /^patchbay_route_failing{[^}]*route="GET \/now"[^}]*} 1$/m);
  assert.doesNotMatch(text, /^patchbay_route_failing{[^}]*route="GET \/then"/m);
});
