import assert from 'node:assert/strict';
import test from 'node:test';
import { catalogPlugin } from '../plugin.fixture.ts';
import type { Candidate } from '../engine/balancing.ts';
import { unreachable } from '../engine/ejection.ts';
import { instanceEndpoint } from '../engine/endpoint.ts';
import { createInstance, type Instance } from '../engine/instance.ts';
import { judge, routeFailed, turnsAway } from '../engine/route-breaker.ts';
import { createAnswerHealth } from './answer-health.ts';
import { createTraffic } from './traffic.ts';

function instanceCalled(id: string): Instance {
  return createInstance(id, instanceEndpoint(new URL('http://127.0.0.1:1')));
}

/** A plugin whose `GET /` its instance `one` failed five times. */
function startFailing() {
  const traffic = createTraffic();
  const one = instanceCalled('one');
  let candidates: Candidate[] = [{ instance: one, rank: 0 }];
  const answerHealth = createAnswerHealth({
    traffic,
    instances: { candidates: () => candidates },
    limits: { waitingAtOnce: 2 },
  });
  const { breaker } = traffic.of('notes', 'GET /');
  traffic.of('notes', 'GET /fine');
  judge(breaker, candidates);
  const now = performance.now();
  for (let i = 1; i <= 5; i++) {
    routeFailed(breaker, one, { why: `failure ${i}`, admittedAt: now, now });
  }
  return {
    one,
    breaker,
    replace: () => (candidates = [{ instance: instanceCalled('two'), rank: 0 }]),
    health: () => answerHealth(catalogPlugin('notes')),
  };
}

test('rule 12: a route that fails is shown with since when, why, and when it is asked again', () => {
  const { breaker, health } = startFailing();
  const [failing, ...others] = health().routes;
  assert.deepEqual(others, []);
  assert.ok(failing);
  const { route, failures, state, since, nextAt, last } = failing;
  assert.deepEqual([route, failures, state], ['GET /', 5, 'open']);
  assert.equal(Math.round((nextAt.getTime() - since.getTime()) / 100), 5);
  assert.ok(Math.abs(Date.now() - since.getTime()) < 60_000, 'of the clock on the wall');
  assert.deepEqual(
    last.map(({ instance, why }) => [instance, why]),
    [5, 4, 3, 2, 1].map((i) => ['one', `failure ${i}`]),
  );
  turnsAway(breaker, Infinity);
  assert.equal(health().routes[0]?.state, 'half-open');
});

test('rule 12: what instances failed that were replaced is not shown, though nobody asked since', () => {
  const { replace, health } = startFailing();
  replace();
  assert.deepEqual(health(), { routes: [], instances: [], troubles: [] });
});

test('rule 12: an instance is shown that is passed over, or that too many wait for', () => {
  const { one, health } = startFailing();
  unreachable(one);
  const [failing] = health().instances;
  assert.ok(failing?.kind === 'failing');
  assert.deepEqual([failing.instance, failing.failures], ['one', 3]);
  one.waiting = 2;
  assert.deepEqual(health().instances, [{ instance: 'one', kind: 'busy', waiting: 2 }]);
});
