import assert from 'node:assert/strict';
import test from 'node:test';
import { asHours, rounded, total } from './rounding.ts';

test('every begun period counts as a whole one', () => {
  assert.deepEqual(
    [0, 1, 15, 16].map((minutes) => rounded(minutes, 15)),
    [0, 15, 15, 30],
  );
});

test('each ticket is rounded before they are added up', () => {
  assert.equal(total([{ minutes: 10 }, { minutes: 20 }], 15), 45);
  assert.equal(total([{ minutes: 10 }, { minutes: 20 }], 30), 60);
});

test('time is written in hours and minutes', () => {
  assert.equal(asHours(135), '2:15 h');
});
