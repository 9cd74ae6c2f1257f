import assert from 'node:assert/strict';
import test from 'node:test';
import type { Candidate } from './balancing.ts';
import {
  createRouteBreaker,
  isOpen,
  routeAnswered,
  routeFailed,
  turnsAway,
} from './route-breaker.ts';

const candidates: Candidate[] = [];
const why = 'it closed the connection';

function failTimes(count: number) {
  const breaker = createRouteBreaker();
  const opened = Array.from({ length: count }, () =>
    routeFailed(breaker, { candidates, why, now: 0 }),
  );
  return { breaker, opened };
}

test('rule 12: five requests in a row that nobody answered open the breaker of a route', () => {
  const { breaker, opened } = failTimes(6);
  assert.deepEqual(opened, [false, false, false, false, true, false]);
  assert.deepEqual(turnsAway(breaker, candidates, 400), {
    reason: 'failing',
    detail: 'it closed the connection, 6 times in a row; it is asked again in 1 s',
    retryAfterSeconds: 1,
  });
});

test('rule 12: one that is answered in between begins the count anew', () => {
  const { breaker } = failTimes(4);
  assert.equal(routeAnswered(breaker), false);
  assert.equal(routeFailed(breaker, { candidates, why, now: 0 }), false);
  assert.equal(turnsAway(breaker, candidates, 0), undefined);
});

test('rule 12: an open breaker lets one through after half a second, then after twice as long, up to ten', () => {
  const { breaker } = failTimes(5);
  const letThrough = [];
  for (let now = 0; now < 40_000; now += 100) {
    if (!turnsAway(breaker, candidates, now)) letThrough.push(now);
  }
  assert.deepEqual(letThrough, [500, 1_500, 3_500, 7_500, 15_500, 25_500, 35_500]);
});

test('rule 12: what fails while it is open makes it wait no longer', () => {
  const { breaker } = failTimes(100);
  assert.equal(turnsAway(breaker, candidates, 500), undefined);
});

test('rule 12: the first answer closes it', () => {
  const { breaker } = failTimes(5);
  assert.equal(routeAnswered(breaker), true);
  assert.equal(isOpen(breaker), false);
  assert.equal(turnsAway(breaker, candidates, 0), undefined);
});

test('rule 12: other instances are not to blame for what the ones before them failed', () => {
  const { breaker } = failTimes(5);
  const others: Candidate[] = [];
  assert.equal(turnsAway(breaker, others, 0), undefined);
  assert.equal(routeFailed(breaker, { candidates: others, why, now: 0 }), false);
  assert.equal(turnsAway(breaker, others, 0), undefined);
});
