import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Database } from '@patchbay/chassis';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { createSignInSteps, type SignInSteps } from './sign-in-steps.ts';

const stack = new AsyncDisposableStack();
const { id: ada } = personCalled('ada');
let db: Database;
let steps: SignInSteps;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  steps = createSignInSteps({ db });
});
after(() => stack.disposeAsync());

test('a sign-in has five attempts at its code, also at the same time', async () => {
  const token = await steps.begin(ada);
  const attempts = await Promise.all(Array.from({ length: 8 }, () => steps.attempt(token)));
  assert.equal(attempts.filter((it) => it === ada).length, 5);
  assert.equal(await steps.attempt(token), undefined);
});

test('a sign-in ends once, and a made-up one never was', async () => {
  const token = await steps.begin(ada);
  const ended = await Promise.all([steps.end(token), steps.end(token)]);
  assert.deepEqual(ended.toSorted(), [false, true]);
  assert.equal(await steps.attempt(token), undefined);
  assert.equal(await steps.attempt('A'.repeat(43)), undefined);
});

test('a sign-in that waits for five minutes has ended, and is cleared away', async () => {
  const token = await steps.begin(ada);
  const pass = (time: string) =>
    db.run({
      text: `update sign_in_steps set expires_at = expires_at - interval '${time}'`,
      values: [],
    });
  await pass('4 minutes');
  assert.equal(await steps.attempt(token), ada);
  await pass('1 minute');
  assert.equal(await steps.attempt(token), undefined);
  const [other, before] = [await steps.begin(ada), await steps.deleteExpired()];
  assert.ok(before > 0);
  assert.equal(await steps.attempt(other), ada);
});
