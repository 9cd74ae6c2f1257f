import assert from 'node:assert/strict';
import test from 'node:test';
import type { ApiRoute } from '../api/api-policy.ts';
import type { FailureReason } from '../engine/destination.ts';
import { failureRefusal } from './failure-refusal.ts';

const toScheduler = { kind: 'api', service: 'scheduler' } as ApiRoute;

test("a body that is too slow, or none, is its sender's fault, also where our own pages are asked", () => {
  const failed = (reason: 'request-timeout' | 'malformed' | 'reset') =>
    failureRefusal('pages', { reason, detail: 'its size is no number' }, 'POST');
  assert.deepEqual([failed('request-timeout').status, failed('malformed').status], [408, 400]);
  assert.match(failed('malformed').detail, /because its size is no number/);
  assert.equal(failed('reset').status, 500);
});

test('of a change that a service did not answer is said that it may be made, of a read that it can be sent again', () => {
  const failed = (reason: FailureReason, method: string) =>
    failureRefusal(toScheduler, { reason, detail: '' }, method);
  const late = failed('head-timeout', 'GET');
  assert.deepEqual([late.status, late.code, late.hint], [504, 'timeout', 'try again in a moment']);
  for (const reason of ['head-timeout', 'reset', 'broken'] as const) {
    assert.match(failed(reason, 'POST').hint ?? '', /^it may be done or not: look before/, reason);
  }
  for (const reason of ['unreachable', 'connect-timeout', 'body-timeout', 'no-instance'] as const) {
    const { status, hint } = failed(reason, 'POST');
    assert.deepEqual([status, hint], [503, 'try again in a moment'], reason);
  }
});
