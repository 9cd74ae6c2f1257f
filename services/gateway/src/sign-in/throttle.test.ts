import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { startDatabase } from '../gateway-database.fixture.ts';
import { createThrottle } from './throttle.ts';
import { deleteExpiredAttempts } from './throttle-store.ts';

const stack = new AsyncDisposableStack();
let db: Database;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());
test.beforeEach(() => db.run(sql`delete from failed_attempts`));

const throttleOf = (attempts: number, name = 'name') =>
  createThrottle({ db, name, attempts, windowMs: 60_000 });
const endWindows = () => db.run(sql`update failed_attempts set ends_at = now()`);

test('a key is closed after its attempts, until the window ends', async () => {
  const throttle = throttleOf(2);
  assert.equal(await throttle.attempt('a'), 0);
  assert.equal(await throttle.attempt('a'), 0);
  const waitMs = await throttle.attempt('a');
  assert.ok(waitMs > 0 && waitMs <= 60_000, `${waitMs} ms`);
  await endWindows();
  assert.equal(await throttle.attempt('a'), 0);
  assert.equal(await throttle.attempt('a'), 0, 'a new window counts from the beginning');
  assert.ok((await throttle.attempt('a')) > 0);
});

test('keys do not close each other, nor do throttles', async () => {
  const throttle = throttleOf(1);
  await throttle.attempt('a');
  assert.equal(await throttle.attempt('b'), 0);
  assert.equal(await throttleOf(1, 'other').attempt('a'), 0);
});

test('a success opens the key again', async () => {
  const throttle = throttleOf(2);
  await throttle.attempt('a');
  await throttle.attempt('a');
  await throttle.succeeded('a');
  assert.equal(await throttle.attempt('a'), 0);
  assert.equal(await throttle.attempt('a'), 0);
});

test('an attempt that is taken back leaves those before it counted', async () => {
  const throttle = throttleOf(2);
  await throttle.attempt('a');
  await throttle.attempt('a');
  await throttle.takeBack('a');
  assert.equal(await throttle.attempt('a'), 0);
  assert.ok((await throttle.attempt('a')) > 0);
});

test('attempts at several processes, all at the same time, count together', async () => {
  const replicas = [throttleOf(4), throttleOf(4)];
  const tenTimes = Array.from({ length: 10 }, () => replicas).flat();
  const waits = await Promise.all(tenTimes.map((throttle) => throttle.attempt('a')));
  assert.equal(waits.filter((waitMs) => waitMs === 0).length, 4);
});

test('what was tried is not stored, and is cleared away', async () => {
  await throttleOf(1).attempt('my-password-by-mistake');
  const { row } = await db.one<{ row: string }>(sql`
    select failed_attempts::text as row from failed_attempts`);
  assert.equal(row.includes(Buffer.from('my-password-by-mistake').toString('hex')), false);
  await endWindows();
  assert.equal(await deleteExpiredAttempts(db), 1);
});
