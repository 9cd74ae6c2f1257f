import assert from 'node:assert/strict';
import test from 'node:test';
import { createSkips } from './skips.ts';

test('the same reason with other figures is one, as it was last, and keeps other reasons in the list', () => {
  const told: string[] = [];
  const skips = createSkips({ events: { contributionSkipped: ({ reason }) => told.push(reason) } });
  const at = { plugin: 'slow', contribution: 'tile', point: 'dashboard.widgets' };
  skips.note({ ...at, reason: 'its answer is no widget' });
  for (let seconds = 20; seconds > 0; seconds--) {
    skips.note({ ...at, reason: `it is not asked for another ${seconds} s` });
  }
  skips.note({ ...at, contribution: 'other', reason: 'it is not asked for another 1 s' });
  assert.deepEqual(
    skips.of('slow').map(({ contribution, reason, times }) => [contribution, reason, times]),
    [
      ['other', 'it is not asked for another 1 s', 1],
      ['tile', 'it is not asked for another 1 s', 20],
      ['tile', 'its answer is no widget', 1],
    ],
  );
  assert.equal(told.length, 22);
});
