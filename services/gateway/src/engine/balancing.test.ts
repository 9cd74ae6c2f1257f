import assert from 'node:assert/strict';
import test from 'node:test';
import { choose, type Candidate } from './balancing.ts';
import { answeredRequest, failedRequest, unreachable } from './ejection.ts';
import { instanceEndpoint } from './endpoint.ts';
import { createInstance } from './instance.ts';

function fleet(size: number): Candidate[] {
  return Array.from({ length: size }, (_, index) => ({
    instance: createInstance(`${index}`, instanceEndpoint(new URL(`http://i${index}.test`))),
    rank: 0,
  }));
}

test('rule 9: of a few, the one with the fewest requests under way is chosen', () => {
  const candidates = fleet(3);
  for (let i = 0; i < 300; i++) {
    const chosen = choose(candidates, { now: 0 });
    assert.ok(chosen);
    chosen.outstanding++;
  }
  assert.deepEqual(
    candidates.map(({ instance }) => instance.outstanding),
    [100, 100, 100],
  );
});

test('rule 9: of many, two are drawn and the better taken: the load stays nearly even', () => {
  const candidates = fleet(50);
  for (let i = 0; i < 50_000; i++) {
    const chosen = choose(candidates, { now: 0 });
    assert.ok(chosen);
    chosen.outstanding++;
  }
  const loads = candidates.map(({ instance }) => instance.outstanding);
  assert.ok(Math.max(...loads) - Math.min(...loads) < 20, loads.join(' '));
});

test('rule 9: a busy instance among many gets nothing when it is drawn', () => {
  const candidates = fleet(10);
  const busy = candidates[0]?.instance;
  if (busy) busy.outstanding = 1_000;
  for (let i = 0; i < 500; i++) assert.notEqual(choose(candidates, { now: 0 }), busy);
});

test('rule 9: three failures in a row eject for half a second, then twice as long, up to ten', () => {
  const [{ instance: failing } = {}, other] = fleet(2);
  assert.ok(failing && other);
  failedRequest(failing, 0);
  failedRequest(failing, 0);
  assert.equal(failing.ejectedUntil, 0);
  const ejections = Array.from({ length: 8 }, () => {
    failedRequest(failing, 0);
    return failing.ejectedUntil;
  });
  assert.deepEqual(ejections, [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  const candidates = [{ instance: failing, rank: 0 }, other];
  for (let i = 0; i < 10; i++) assert.equal(choose(candidates, { now: 9_000 }), other.instance);
  answeredRequest(failing);
  other.instance.outstanding = 1;
  assert.equal(choose(candidates, { now: 9_000 }), failing);
});

test('rule 9: one that cannot be reached is ejected at once, and asked when there is no other', () => {
  const candidates = fleet(1);
  const [{ instance } = {}] = candidates;
  assert.ok(instance);
  unreachable(instance, 0);
  assert.equal(instance.ejectedUntil, 500);
  assert.equal(choose(candidates, { now: 100 }), instance);
});
