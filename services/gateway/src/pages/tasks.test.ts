import assert from 'node:assert/strict';
import test from 'node:test';
import type { ReceivedRun } from '@patchbay/proto';
import { toText } from '../shell/html.ts';
import { tasksContent } from './tasks.ts';

const everything = { plugin: '', task: '', schedules: '', page: '', after: '' };

/** What is asked before all failed runs that a filter matches are tried again. */
function questionFor(filter: { plugin?: string; task?: string }): string | undefined {
  const shown = tasksContent({
    data: {
      schedules: [],
      nextSchedules: '',
      runs: [{ id: '1-1', task: 'poll', state: 'failed', skipReason: '' } as ReceivedRun],
      nextPage: '',
    },
    filter: { ...everything, ...filter, state: 'failed' },
    plugins: new Map(),
    mayRun: true,
  });
  return /<p id="retry-all-text">([^<]*)/.exec(toText(shown))?.[1];
}

test('before failed runs are tried again it is said how many at most, and whether the filter counts', () => {
  assert.match(questionFor({}) ?? '', /^Up to 1,000 runs that failed for good start again/);
  for (const filter of [{ plugin: 'poller' }, { task: 'poll' }]) {
    assert.match(questionFor(filter) ?? '', / failed for good and match the filter start again/);
  }
});
