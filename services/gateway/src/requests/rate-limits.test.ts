import assert from 'node:assert/strict';
import test from 'node:test';
import { createRateLimits } from './rate-limits.ts';
import type { RateLimit } from './route-rule.ts';

const limit: RateLimit = { requests: 3, ms: 60_000, per: 'user' };

test('as many requests pass as the limit says, and then one whenever its share of the time is over', () => {
  let at = 1_000;
  const limits = createRateLimits({ now: () => at });
  assert.deepEqual(
    [1, 2, 3].map(() => limits.take(limit, 'ada')),
    [0, 0, 0],
  );
  assert.equal(limits.take(limit, 'ada'), 20);
  assert.equal(limits.take(limit, 'bob'), 0);
  at += 20_000;
  assert.equal(limits.take(limit, 'ada'), 0);
  assert.equal(limits.take(limit, 'ada'), 20);
});

test('those that are remembered are limited in number, and who asks now is among them', () => {
  const limits = createRateLimits({ now: () => 0, maxRemembered: 2 });
  for (const who of ['a', 'b', 'c', 'c', 'c']) limits.take(limit, who);
  assert.notEqual(limits.take(limit, 'c'), 0);
  assert.equal(limits.take(limit, 'a'), 0);
});
