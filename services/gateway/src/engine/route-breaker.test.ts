import assert from 'node:assert/strict';
import test from 'node:test';
import type { Candidate } from './balancing.ts';
import { instanceEndpoint } from './endpoint.ts';
import { createInstance, type Instance } from './instance.ts';
import {
  createRouteBreaker,
  isOpen,
  judge,
  probeEnded,
  probeFailed,
  routeAnswered,
  routeFailed,
  turnsAway,
  wasOpenLately,
  type RouteBreaker,
} from './route-breaker.ts';

function fleet(id: string): Candidate[] {
  return [
    { instance: createInstance(id, instanceEndpoint(new URL('http://127.0.0.1:1'))), rank: 0 },
  ];
}

const candidates = fleet('one');
const one = only(candidates);
const why = 'it closed the connection';

function only([candidate]: Candidate[]): Instance {
  assert.ok(candidate);
  return candidate.instance;
}

function fail(breaker: RouteBreaker, instance: Instance, { now = 0, admittedAt = -1 } = {}) {
  return routeFailed(breaker, instance, { why, admittedAt, now });
}

function failTimes(count: number) {
  const breaker = createRouteBreaker();
  judge(breaker, candidates);
  assert.equal(turnsAway(breaker, 0), undefined);
  const opened = Array.from({ length: count }, () => fail(breaker, one));
  return { breaker, opened };
}

test('rule 12: five requests in a row that nobody answered open the breaker of a route', () => {
  const { breaker, opened } = failTimes(6);
  assert.deepEqual(opened, [false, false, false, false, true, false]);
  assert.deepEqual(turnsAway(breaker, 400), {
    reason: 'failing',
    detail: 'it closed the connection, 6 times in a row; it is asked again in 1 s',
    retryAfterSeconds: 1,
  });
});

test('rule 12: one that is answered in between begins the count anew', () => {
  const { breaker } = failTimes(4);
  assert.equal(routeAnswered(breaker, one), false);
  assert.equal(fail(breaker, one), false);
  assert.equal(turnsAway(breaker, 0), undefined);
});

test('rule 12: an open breaker lets one through after half a second, then after twice as long, up to ten', () => {
  const { breaker } = failTimes(5);
  const letThrough = [];
  for (let now = 0; now < 40_000; now += 100) {
    if (!turnsAway(breaker, now)) letThrough.push(now);
  }
  assert.deepEqual(letThrough, [500, 1_500, 3_500, 7_500, 15_500, 25_500, 35_500]);
});

test('rule 12: what fails while it is open makes it wait no longer', () => {
  const { breaker } = failTimes(100);
  assert.equal(turnsAway(breaker, 500), undefined);
});

test('rule 12: the first answer closes it', () => {
  const { breaker } = failTimes(5);
  assert.equal(routeAnswered(breaker, one), true);
  assert.equal(isOpen(breaker), false);
  assert.equal(turnsAway(breaker, 0), undefined);
});

test('rule 12: other instances are not to blame for what the ones before them failed', () => {
  const { breaker } = failTimes(5);
  const others = fleet('two');
  assert.equal(judge(breaker, others), true, 'that it closed is told');
  assert.equal(isOpen(breaker), false);
  assert.equal(judge(breaker, others), false, 'once');
  assert.equal(fail(breaker, only(others)), false);
  assert.equal(turnsAway(breaker, 0), undefined);
});

test('rule 12: the same instances are still to blame when they are listed anew, or not at all for a moment', () => {
  const { breaker } = failTimes(5);
  assert.equal(judge(breaker, []), false);
  const anew = candidates.map(({ instance }) => ({ instance, rank: 1 }));
  assert.equal(judge(breaker, anew), false);
  assert.equal(turnsAway(breaker, 0)?.reason, 'failing');
  assert.equal(fail(breaker, one), false);
  assert.equal(breaker.failures, 6);
});

test('rule 12: what instances fail or answer late that were replaced is not counted for the others', () => {
  const { breaker } = failTimes(0);
  const others = fleet('two');
  judge(breaker, others);
  for (let i = 0; i < 5; i++) fail(breaker, only(others));
  assert.equal(fail(breaker, one), false);
  assert.equal(breaker.failures, 5);
  assert.equal(routeAnswered(breaker, one), false);
  assert.equal(turnsAway(breaker, 0)?.reason, 'failing');
  assert.equal(routeAnswered(breaker, only(others)), true);
});

test('rule 12: it remembers the last failures, with the instance that each was of', () => {
  const { breaker } = failTimes(0);
  for (let now = 1; now <= 7; now++) fail(breaker, one, { now });
  assert.equal(breaker.openedAt, 5);
  assert.deepEqual(
    breaker.last.map(({ instance, at }) => [instance, at]),
    [3, 4, 5, 6, 7].map((at) => ['one', at]),
  );
  routeAnswered(breaker, one);
  fail(breaker, one, { now: 8 });
  assert.equal(breaker.last.length, 1);
});

test('rule 12: it is half-open while the one that was let through is under way', () => {
  const { breaker } = failTimes(5);
  turnsAway(breaker, 600);
  assert.equal(breaker.probedAt, 600);
  fail(breaker, one, { admittedAt: 100 });
  assert.equal(breaker.probedAt, 600, 'of one from before it means nothing');
  fail(breaker, one, { admittedAt: 600 });
  assert.equal(breaker.probedAt, 0);
});

test('rule 12: when the client ends the one that was let through, the next is; of another it means nothing', () => {
  const { breaker } = failTimes(5);
  assert.equal(turnsAway(breaker, 600), undefined);
  probeEnded(breaker, { admittedAt: 100, now: 700 });
  assert.equal(turnsAway(breaker, 700)?.reason, 'failing');
  probeEnded(breaker, { admittedAt: 600, now: 800 });
  assert.equal(turnsAway(breaker, 800), undefined);
  assert.equal(turnsAway(breaker, 800)?.reason, 'failing');
});

test('rule 12: when the one that was let through fails by nobody’s fault, it is over, and the next waits its time', () => {
  const { breaker } = failTimes(5);
  assert.equal(turnsAway(breaker, 600), undefined);
  probeFailed(breaker, 100);
  assert.equal(breaker.probedAt, 600, 'of another it means nothing');
  probeFailed(breaker, 600);
  assert.equal(breaker.probedAt, 0);
  assert.equal(turnsAway(breaker, 700)?.reason, 'failing');
});

test('rule 12: an open breaker is shown until a minute after it would let one through, which nobody asked for', () => {
  const { breaker } = failTimes(5);
  assert.equal(wasOpenLately(breaker, 60_000), true);
  assert.equal(wasOpenLately(breaker, 61_000), false);
  assert.equal(wasOpenLately(failTimes(4).breaker, 0), false);
});
