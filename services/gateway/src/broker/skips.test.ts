import assert from 'node:assert/strict';
import test from 'node:test';
import { createSkips } from './skips.ts';

test('the same reason with other figures is one, as it was last, and the latest comes first', () => {
  const told: string[] = [];
  const skips = createSkips({ events: { contributionSkipped: ({ reason }) => told.push(reason) } });
  const at = { plugin: 'slow', contribution: 'tile', point: 'dashboard.widgets' };
  skips.note({ ...at, reason: 'its answer is no widget' });
  for (let seconds = 20; seconds > 0; seconds--) {
    skips.note({ ...at, reason: `it is not asked for another ${seconds} s` });
  }
  skips.note({ ...at, contribution: 'other', reason: 'it is not asked for another 1 s' });
  skips.note({ ...at, reason: 'its answer is no widget' });
  assert.deepEqual(
    skips.of('slow').map(({ contribution, reason, times }) => [contribution, reason, times]),
    [
      ['tile', 'its answer is no widget', 2],
      ['other', 'it is not asked for another 1 s', 1],
      ['tile', 'it is not asked for another 1 s', 20],
    ],
  );
  assert.equal(told.length, 23);
});

test('of a plugin the latest ten are kept', () => {
  const skips = createSkips({ events: { contributionSkipped() {} } });
  const contributions = 'abcdefghijkl'.split('');
  for (const contribution of contributions) {
    skips.note({ plugin: 'slow', contribution, point: 'search', reason: 'it is late' });
  }
  assert.deepEqual(
    skips.of('slow').map(({ contribution }) => contribution),
    contributions.slice(2).toReversed(),
  );
  assert.deepEqual(skips.of('other'), []);
});
