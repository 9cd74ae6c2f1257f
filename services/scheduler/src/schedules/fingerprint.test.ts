import assert from 'node:assert/strict';
import test from 'node:test';
import { fingerprint } from './fingerprint.ts';

test('the order of members does not matter', () => {
  assert.equal(
    fingerprint({ a: 1, b: [{ c: 2, d: 3 }] }),
    fingerprint({ b: [{ d: 3, c: 2 }], a: 1 }),
  );
});

test('values, and the order of a list, do', () => {
  const keys = [{ a: 1 }, { a: '1' }, { a: null }, { a: [1, 2] }, { a: [2, 1] }].map(fingerprint);
  assert.equal(new Set(keys).size, keys.length);
});
