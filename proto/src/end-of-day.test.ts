import assert from 'node:assert/strict';
import test from 'node:test';
import { endOfDay } from './end-of-day.ts';

test('a day ends at its last second in UTC; an empty one never does', () => {
  assert.equal(endOfDay('2030-12-31')?.toISOString(), '2030-12-31T23:59:59.000Z');
  assert.equal(endOfDay(''), null);
});

test('what is no day is refused', () => {
  for (const day of ['2030-02-31', '31.12.2030', '2030-1-1', 'never', '2030-13-01']) {
    assert.throws(() => endOfDay(day), { code: 'invalid' }, day);
  }
});
