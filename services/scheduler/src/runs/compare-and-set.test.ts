import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { openDatabase } from '../scheduler.fixture.ts';
import { markDispatched, redeliver } from '../triggers/dispatch-store.ts';
import { gatedRuns } from '../triggers/gate-store.ts';
import type { RunKey } from '../triggers/run-key.ts';
import { cancelRuns } from './cancel-store.ts';
import { storeFailures } from './report-store.ts';
import { retryRuns } from './retry-store.ts';
import { addRun, startRun } from './run.fixture.ts';
import { loseRuns } from './run-store.ts';

const plugin = 'starts';
let opened: Awaited<ReturnType<typeof openDatabase>>;
let db: Database;
before(async () => {
  opened = await openDatabase();
  db = opened.db;
});
after(() => opened[Symbol.asyncDispose]());

test('an attempt begins once: the same token gets the same fence and keeps the time, no other gets any', async () => {
  const run = await addRun(db, plugin);
  const fence = await start(run, 1);
  assert.ok(fence);
  await db.run(sql`update runs set started_at = started_at - interval '9 s'`);
  const begun = await startedAt(run);
  assert.equal(await start(run, 1), fence);
  assert.deepEqual(await startedAt(run), begun);
  assert.equal(await start(run, 1, { token: 'another' }), undefined);
  assert.equal(await start(run, 2, { token: 'another' }), undefined, 'the next has not come');
});

test('nobody begins a run that is over, of another plugin, or whose schedule is inactive', async () => {
  const [cancelled, foreign, inactive] = [
    await addRun(db, plugin),
    await addRun(db, plugin),
    await addRun(db, plugin),
  ];
  await cancelRuns(db, { runs: [cancelled], by: 'ada' });
  assert.equal(await start(cancelled, 1), undefined);
  assert.equal(await start(foreign, 1, { by: 'stranger' }), undefined);
  await db.run(sql`
    update schedules
    set state = 'inactive', inactive_reason = 'inactive', next_fire_at = null
    where id = ${inactive.scheduleId}`);
  assert.equal(await start(inactive, 1), undefined);
  const states = await db.many<{ state: string }>(sql`
    select state from runs
    where schedule_id in (${cancelled.scheduleId}, ${foreign.scheduleId}, ${inactive.scheduleId})
    order by schedule_id`);
  assert.deepEqual(
    states.map(({ state }) => state),
    ['cancelled', 'pending', 'pending'],
  );
});

test('each attempt has a higher fence than all before it, and an earlier one cannot begin any more', async () => {
  const run = await addRun(db, plugin);
  const first = (await start(run, 1)) ?? assert.fail();
  await db.run(sql`update runs set attend_at = now() where schedule_id = ${run.scheduleId}`);
  assert.equal((await loseRuns(db, { limit: 9 })).length, 1);
  assert.equal(await start(run, 1), undefined, 'of the attempt that is lost');
  const second = (await start(run, 2)) ?? assert.fail();
  assert.ok(second > first);
  const failure = { ...run, plugin, fence: second, outcome: 'failed' as const, error: 'no' };
  await storeFailures(db, [failure], { lookaheadSeconds: 2 });
  assert.equal(await start(run, 2), undefined, 'of the attempt that failed');
  const third = (await start(run, 3)) ?? assert.fail();
  assert.ok(third > second);
});

test('only what runs beyond its lease is lost, and no run is cancelled or ended twice', async () => {
  const [held, over] = [await addRun(db, plugin), await addRun(db, plugin)];
  await start(held, 1);
  await cancelRuns(db, { runs: [over], by: 'ada' });
  assert.deepEqual(await loseRuns(db, { limit: 9 }), []);
  assert.equal((await cancelRuns(db, { runs: [held, over], by: 'bob' })).length, 1);
  assert.deepEqual(await cancelRuns(db, { runs: [held, over], by: 'eve' }), []);
  const by = await db.many<{ cancelledBy: string; state: string }>(sql`
    select cancelled_by, state from runs
    where schedule_id in (${held.scheduleId}, ${over.scheduleId})
    order by schedule_id`);
  assert.deepEqual(by, [
    { cancelledBy: 'bob', state: 'running' },
    { cancelledBy: 'ada', state: 'cancelled' },
  ]);
});

test('a run that waits for its turn is cancelled at once, and its turn does not come', async () => {
  const run = await addRun(db, plugin);
  await db.run(sql`
    update runs
    set gated = true, attend_at = 'infinity'
    where schedule_id = ${run.scheduleId}`);
  const waiting = () => gatedRuns(db, plugin, { lookaheadSeconds: 2, limit: 9 });
  assert.partialDeepStrictEqual(await waiting(), [run]);
  const cancelled = await cancelRuns(db, { runs: [run], by: 'ada' });
  assert.partialDeepStrictEqual(cancelled, [{ ...run, state: 'cancelled' }]);
  assert.deepEqual(await waiting(), []);
});

test('a run that has failed or succeeded is cancelled no more', async () => {
  const runs = [await addRun(db, plugin), await addRun(db, plugin)];
  await db.run(sql`
    update runs
    set state = 'failed', finished_at = now()
    where schedule_id = ${runs[0]?.scheduleId}`);
  await db.run(sql`
    update runs
    set state = 'succeeded', finished_at = now()
    where schedule_id = ${runs[1]?.scheduleId}`);
  assert.deepEqual(await cancelRuns(db, { runs, by: 'ada' }), []);
});

test('a trigger counts only for the attempt and the delivery that it was published for', async () => {
  const run = await addRun(db, plugin);
  const key = { ...run, generation: 1, attempt: 1, redeliveries: 0 };
  const mark = (at: object) => markDispatched(db, [{ ...key, seq: 7, ...at }]);
  assert.deepEqual(await mark({ attempt: 2 }), []);
  assert.deepEqual(await mark({ redeliveries: 1 }), []);
  assert.equal((await mark({})).length, 1);
  assert.deepEqual(await redeliver(db, [{ ...key, attempt: 2 }]), []);
  assert.equal((await redeliver(db, [key])).length, 1);
  await mark({ redeliveries: 1 });
  assert.deepEqual(await redeliver(db, [key]), [], 'what another replica did already');
  await start(run, 1);
  assert.deepEqual(await mark({ redeliveries: 1 }), [], 'it has begun');
});

test('a run that is tried again has a trigger of its own, its first allotment, its turn to wait for, and no deadline', async () => {
  const run = await addRun(db, plugin, { maxAttempts: 2 });
  const fence = (await start(run, 1)) ?? assert.fail();
  await db.run(sql`
    update runs
    set gated = true, released = true, start_by = now() - interval '1 hour'
    where schedule_id = ${run.scheduleId}`);
  await cancelRuns(db, { runs: [run], by: 'ada' });
  const failure = { ...run, plugin, fence, outcome: 'failed' as const, error: 'aborted' };
  assert.partialDeepStrictEqual(await storeFailures(db, [failure], { lookaheadSeconds: 2 }), [
    { state: 'cancelled' },
  ]);
  await retryRuns(db, [run], { requestedBy: 'bob' });
  const row = await db.one(sql`
    select state, max_attempts, redeliveries, exclusive, gated, released, start_by, cancelled_by,
      cancel_requested_at
    from runs
    where schedule_id = ${run.scheduleId}`);
  assert.deepEqual(row, {
    state: 'pending',
    maxAttempts: 3,
    redeliveries: 1,
    exclusive: false,
    gated: true,
    released: false,
    startBy: null,
    cancelledBy: null,
    cancelRequestedAt: null,
  });
});

function start(
  run: RunKey,
  attempt: number,
  { by = plugin, ...asked }: { by?: string; token?: string } = {},
) {
  return startRun(db, run, { plugin: by, attempt, ...asked });
}

function startedAt({ scheduleId }: RunKey) {
  return db.one(sql`select started_at from runs where schedule_id = ${scheduleId}`);
}
