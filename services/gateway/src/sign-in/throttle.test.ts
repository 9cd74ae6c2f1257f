import assert from 'node:assert/strict';
import test from 'node:test';
import { createThrottle } from './throttle.ts';

test('a key is closed after its failures, until the window ends', () => {
  let time = 0;
  const throttle = createThrottle({ attempts: 2, windowMs: 1000, now: () => time });
  throttle.failed('a');
  time = 300;
  assert.equal(throttle.waitMs('a'), 0);
  throttle.failed('a');
  assert.equal(throttle.waitMs('a'), 700);
  time = 1000;
  assert.equal(throttle.waitMs('a'), 0);
});

test('keys do not close each other', () => {
  const throttle = createThrottle({ attempts: 1, windowMs: 1000 });
  throttle.failed('a');
  assert.equal(throttle.waitMs('b'), 0);
});

test('a success opens the key again', () => {
  const throttle = createThrottle({ attempts: 1, windowMs: 1000 });
  throttle.failed('a');
  throttle.succeeded('a');
  assert.equal(throttle.waitMs('a'), 0);
});

test('it remembers a bounded number of keys', () => {
  const throttle = createThrottle({ attempts: 1, windowMs: 1000, maxKeys: 2 });
  for (const key of ['a', 'b', 'c']) throttle.failed(key);
  assert.equal(throttle.waitMs('a'), 0);
  assert.notEqual(throttle.waitMs('c'), 0);
});
