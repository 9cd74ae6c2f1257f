import assert from 'node:assert/strict';
import test from 'node:test';
import { departuresOf } from './departures.ts';

/** So many within 20 ms, evenly spread, beginning a little after a second. */
const within20Ms = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    dueUs: 1_000_001 + Math.floor((index * 20_000) / count),
  }));

test('one that is due alone leaves within a millisecond', () => {
  assert.deepEqual([...departuresOf([{ dueUs: 1_000_300 }])], [[1_001, [{ dueUs: 1_000_300 }]]]);
  assert.deepEqual([...departuresOf(within20Ms(2)).keys()], [1_001, 1_011]);
});

test('many leave together every 10 ms, a crowd every 20 ms', () => {
  assert.deepEqual([...departuresOf(within20Ms(30)).keys()], [1_010, 1_020]);
  assert.deepEqual([...departuresOf(within20Ms(31)).keys()], [1_020]);
});

test('none leaves before it is due, and none is forgotten', () => {
  for (const count of [1, 2, 3, 30, 31, 500]) {
    const runs = within20Ms(count);
    const departures = [...departuresOf(runs)];
    assert.equal(departures.flatMap(([, together]) => together).length, count);
    for (const [moment, together] of departures) {
      assert.ok(together.every(({ dueUs }) => dueUs <= moment * 1000));
    }
  }
});
