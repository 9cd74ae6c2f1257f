import assert from 'node:assert/strict';
import test from 'node:test';
import type { Candidate } from './balancing.ts';
import { instanceEndpoint } from './endpoint.ts';
import { createInstance } from './instance.ts';
import {
  createRouteBreaker,
  isOpen,
  probeEnded,
  routeAnswered,
  routeFailed,
  turnsAway,
  wasOpenLately,
} from './route-breaker.ts';

function fleet(id: string): Candidate[] {
  return [
    { instance: createInstance(id, instanceEndpoint(new URL('http://127.0.0.1:1'))), rank: 0 },
  ];
}

const candidates = fleet('one');
const why = 'it closed the connection';

function failTimes(count: number) {
  const breaker = createRouteBreaker();
  assert.equal(turnsAway(breaker, candidates, 0), undefined);
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
  const others = fleet('two');
  assert.equal(turnsAway(breaker, others, 0), undefined);
  assert.equal(isOpen(breaker), false);
  assert.equal(routeFailed(breaker, { candidates: others, why, now: 0 }), false);
  assert.equal(turnsAway(breaker, others, 0), undefined);
});

test('rule 12: the same instances are still to blame when they are listed anew', () => {
  const { breaker } = failTimes(5);
  const anew = candidates.map((it) => ({ ...it, rank: 1 }));
  assert.equal(turnsAway(breaker, anew, 0)?.reason, 'failing');
  assert.equal(routeFailed(breaker, { candidates, why, now: 0 }), false);
  assert.equal(breaker.failures, 6);
});

test('rule 12: what instances fail that were replaced is not counted', () => {
  const { breaker } = failTimes(0);
  const others = fleet('two');
  turnsAway(breaker, others, 0);
  for (let i = 0; i < 5; i++) routeFailed(breaker, { candidates: others, why, now: 0 });
  assert.equal(routeFailed(breaker, { candidates, why, now: 0 }), false);
  assert.equal(breaker.failures, 5);
  assert.equal(turnsAway(breaker, others, 0)?.reason, 'failing');
});

test('rule 12: when the client ends the one that was let through, the next is; of another it means nothing', () => {
  const { breaker } = failTimes(5);
  assert.equal(turnsAway(breaker, candidates, 600), undefined);
  probeEnded(breaker, { admittedAt: 100, now: 700 });
  assert.equal(turnsAway(breaker, candidates, 700)?.reason, 'failing');
  probeEnded(breaker, { admittedAt: 600, now: 800 });
  assert.equal(turnsAway(breaker, candidates, 800), undefined);
  assert.equal(turnsAway(breaker, candidates, 800)?.reason, 'failing');
});

test('rule 12: an open breaker is shown until a minute after it would let one through, which nobody asked for', () => {
  const { breaker } = failTimes(5);
  assert.equal(wasOpenLately(breaker, 60_000), true);
  assert.equal(wasOpenLately(breaker, 61_000), false);
  assert.equal(wasOpenLately(failTimes(4).breaker, 0), false);
});
