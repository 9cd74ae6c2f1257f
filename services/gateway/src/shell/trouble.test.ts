import assert from 'node:assert/strict';
import test from 'node:test';
import { troubleOf, whyUndone } from './trouble.ts';

for (const [message, told] of [
  [
    'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:7901. Resolution note:',
    'nothing listens at 127.0.0.1:7901',
  ],
  ['No connection established. Last error: null. Resolution note:', 'it cannot be reached'],
  ['Deadline exceeded after 3.001s,LB pick: 0.001s,remote_addr=::1:1', 'no answer came in time'],
  ['this call needs the platform token', 'this call needs the platform token'],
] as const) {
  test(`"${message}" is told as "${told}"`, () => assert.equal(troubleOf(message), told));
}

test('what was not answered in time may be done all the same, and is not said to be undone', () => {
  const late = 'Deadline exceeded after 5.000s,Waiting for LB pick';
  assert.match(
    whyUndone('it is not saved', late),
    /^it may be done or not, .* before you do it again$/,
  );
  assert.equal(whyUndone('it is not saved', 'it is gone'), 'it is not saved: it is gone');
});
