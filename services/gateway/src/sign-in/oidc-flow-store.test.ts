import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Database } from '@patchbay/chassis';
import { startDatabase } from '../gateway-database.fixture.ts';
import { addFlow, deleteExpiredFlows, takeFlow } from './oidc-flow-store.ts';

const stack = new AsyncDisposableStack();
let db: Database;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());

const flow = { next: '/tasks', timeZone: 'Europe/Oslo', userId: null };
const checksOf = (state: string) => ({ state, nonce: 'a nonce', codeVerifier: 'a verifier' });
const pass = (time: string) =>
  db.run({
    text: `update oidc_flows set expires_at = expires_at - interval '${time}'`,
    values: [],
  });

test('a browser comes back to what it was sent with, once', async () => {
  await addFlow(db, { ...flow, ...checksOf('once') });
  const taken = await Promise.all([takeFlow(db, 'once'), takeFlow(db, 'once')]);
  assert.deepEqual(
    taken.filter((it) => it !== undefined),
    [{ ...flow, ...checksOf('once') }],
  );
  assert.equal(await takeFlow(db, 'once'), undefined);
  assert.equal(await takeFlow(db, 'made-up'), undefined);
});

test('a browser that comes back after ten minutes is too late, and is cleared away', async () => {
  for (const state of ['in time', 'late', 'never']) {
    await addFlow(db, { ...flow, ...checksOf(state) });
  }
  await pass('9 minutes');
  assert.notEqual(await takeFlow(db, 'in time'), undefined);
  await pass('1 minute');
  assert.equal(await takeFlow(db, 'late'), undefined);
  assert.equal(await deleteExpiredFlows(db), 2);
});
