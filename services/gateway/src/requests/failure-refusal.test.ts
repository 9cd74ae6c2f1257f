import assert from 'node:assert/strict';
import test from 'node:test';
import { failureRefusal } from './failure-refusal.ts';

test("a body that is too slow, or none, is its sender's fault, also where our own pages are asked", () => {
  const failed = (reason: 'request-timeout' | 'malformed' | 'reset') =>
    failureRefusal('pages', { reason, detail: 'its size is no number' });
  assert.deepEqual([failed('request-timeout').status, failed('malformed').status], [408, 400]);
  assert.match(failed('malformed').detail, /because its size is no number/);
  assert.equal(failed('reset').status, 500);
});
