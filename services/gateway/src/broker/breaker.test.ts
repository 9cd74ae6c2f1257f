import assert from 'node:assert/strict';
import test from 'node:test';
import { createBreaker, type BreakerState } from './breaker.ts';

function startBreaker() {
  let time = 0;
  const changes: BreakerState[] = [];
  const breaker = createBreaker('slow', {
    onChange: (state) => changes.push(state),
    now: () => time,
  });
  return {
    breaker,
    changes,
    pass: (ms: number) => void (time += ms),
    fail: (times: number) => {
      for (let n = 0; n < times; n++) breaker.enter().failed('it did not answer');
    },
  };
}

test('five failures in a row open it, fewer or with an answer in between do not', () => {
  const { breaker, changes, fail } = startBreaker();
  fail(4);
  breaker.enter().succeeded();
  fail(4);
  assert.equal(breaker.state(), 'closed');
  fail(1);
  assert.deepEqual(changes, ['open']);
  assert.throws(() => breaker.enter(), {
    code: 'unavailable',
    message:
      'plugin "slow" is not asked for another 5 s, because it failed 5 times in a row: it did not answer',
  });
});

test('calls that began before it opened and fail later do not keep it open for longer', () => {
  const { breaker, pass, fail } = startBreaker();
  const late = breaker.enter();
  fail(5);
  late.failed('it did not answer');
  pass(5_000);
  breaker.enter();
});

test('a call that began before it opened and fails later does not decide in place of the one that does', () => {
  const { breaker, changes, pass, fail } = startBreaker();
  const [late, later] = [breaker.enter(), breaker.enter()];
  fail(5);
  pass(5_000);
  const probe = breaker.enter();
  late.failed('it did not answer');
  pass(60_000);
  assert.throws(() => breaker.enter(), /one call finds out/);
  probe.succeeded();
  fail(4);
  later.failed('it did not answer');
  assert.deepEqual(changes, ['open', 'half-open', 'closed']);
});

test('a call that began before it opened and is answered closes it', () => {
  const { breaker, changes, pass, fail } = startBreaker();
  const late = breaker.enter();
  fail(5);
  pass(5_000);
  const probe = breaker.enter();
  late.succeeded();
  probe.failed('it did not answer');
  assert.deepEqual(changes, ['open', 'half-open', 'closed']);
});

test('after five seconds one call decides, and the others wait for it', () => {
  const { breaker, changes, pass, fail } = startBreaker();
  fail(5);
  pass(4_999);
  assert.throws(() => breaker.enter());
  pass(1);
  const probe = breaker.enter();
  assert.throws(() => breaker.enter(), /one call finds out/);
  probe.succeeded();
  breaker.enter();
  assert.deepEqual(changes, ['open', 'half-open', 'closed']);
});

test('each call that fails when it is half-open opens it for twice as long, up to a minute, until one is answered', () => {
  const { breaker, pass, fail } = startBreaker();
  const isOpenFor = (ms: number) => {
    pass(ms - 1);
    assert.throws(() => breaker.enter(), { code: 'unavailable' }, `${ms} ms`);
    pass(1);
    return breaker.enter();
  };
  fail(5);
  for (const seconds of [5, 10, 20, 40, 60, 60]) {
    isOpenFor(seconds * 1_000).failed('it did not answer');
  }
  isOpenFor(60_000).succeeded();
  fail(5);
  isOpenFor(5_000);
});
