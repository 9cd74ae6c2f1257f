import assert from 'node:assert/strict';
import test from 'node:test';
import { troubleOf } from './trouble.ts';

for (const [message, told] of [
  [
    'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:7901. Resolution note:',
    'nothing listens at 127.0.0.1:7901',
  ],
  ['No connection established. Last error: null. Resolution note:', 'it cannot be reached'],
  ['this call needs the platform token', 'this call needs the platform token'],
] as const) {
  test(`"${message}" is told as "${told}"`, () => assert.equal(troubleOf(message), told));
}
