import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { startDatabase } from '../gateway-database.fixture.ts';
import { attemptAt, createThrottle } from './throttle.ts';
import { deleteExpiredAttempts } from './throttle-store.ts';

const stack = new AsyncDisposableStack();
let db: Database;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());
test.beforeEach(() => db.run(sql`delete from counted_attempts`));

const throttleOf = (attempts: number, name = 'name') =>
  createThrottle({ db, name, attempts, windowMs: 60_000 });
const endWindows = () => db.run(sql`update counted_attempts set ends_at = now()`);

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

test('an attempt that one of several throttles refuses is counted by none of them', async () => {
  const pair = throttleOf(2, 'pair');
  const address = throttleOf(2, 'address');
  const name = throttleOf(1, 'name');
  const attempt = (pairKey: string, nameKey: string) =>
    attemptAt([
      { throttle: pair, key: pairKey },
      { throttle: address, key: 'here' },
      { throttle: name, key: nameKey },
    ]);
  assert.equal(await attempt('ada here', 'ada'), 0);
  for (let i = 0; i < 5; i++) assert.ok((await attempt('ada here', 'ada')) > 0, 'closed');
  assert.equal(await attempt('bob here', 'bob'), 0, 'the address is open');
  for (let i = 0; i < 5; i++) assert.ok((await attempt('cleo here', 'cleo')) > 0, 'and now closed');
  assert.equal(await pair.attempt('ada here'), 0, 'the pair is open after one attempt');
  assert.ok((await pair.attempt('ada here')) > 0);
  assert.equal(await pair.attempt('cleo here'), 0, 'and this one after none');
  assert.equal(await name.attempt('cleo'), 0);
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
    select counted_attempts::text as row from counted_attempts`);
  assert.equal(row.includes(Buffer.from('my-password-by-mistake').toString('hex')), false);
  await endWindows();
  assert.equal(await deleteExpiredAttempts(db), 1);
});
