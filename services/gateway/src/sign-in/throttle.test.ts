import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { startDatabase } from '../gateway-database.fixture.ts';
import { createThrottle } from './throttle.ts';
import { deleteExpiredFailures } from './throttle-store.ts';

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

test('a key is closed after its failures, until the window ends', async () => {
  const throttle = throttleOf(2);
  await throttle.failed('a');
  assert.equal(await throttle.waitMs('a'), 0);
  await throttle.failed('a');
  const waitMs = await throttle.waitMs('a');
  assert.ok(waitMs > 0 && waitMs <= 60_000, `${waitMs} ms`);
  await endWindows();
  assert.equal(await throttle.waitMs('a'), 0);
  await throttle.failed('a');
  assert.equal(await throttle.waitMs('a'), 0, 'a new window counts from the beginning');
});

test('keys do not close each other, nor do throttles', async () => {
  const throttle = throttleOf(1);
  await throttle.failed('a');
  assert.equal(await throttle.waitMs('b'), 0);
  assert.equal(await throttleOf(1, 'other').waitMs('a'), 0);
});

test('a success opens the key again', async () => {
  const throttle = throttleOf(1);
  await throttle.failed('a');
  await throttle.succeeded('a');
  assert.equal(await throttle.waitMs('a'), 0);
});

test('failures at several processes count together', async () => {
  const replicas = [throttleOf(4), throttleOf(4)];
  await Promise.all([...replicas, ...replicas].map((throttle) => throttle.failed('a')));
  for (const throttle of replicas) assert.notEqual(await throttle.waitMs('a'), 0);
});

test('what was tried is not stored, and is cleared away', async () => {
  await throttleOf(1).failed('my-password-by-mistake');
  const { row } = await db.one<{ row: string }>(sql`
    select failed_attempts::text as row from failed_attempts`);
  assert.equal(row.includes(Buffer.from('my-password-by-mistake').toString('hex')), false);
  await endWindows();
  assert.equal(await deleteExpiredFailures(db), 1);
});
