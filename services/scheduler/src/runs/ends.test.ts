import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import type { ResolvedTaskSpec } from '@patchbay/proto';
import { toAttempts } from '../api/messages.ts';
import { openDatabase } from '../scheduler.fixture.ts';
import type { RunKey } from '../triggers/run-key.ts';
import { cancelRuns } from './cancel-store.ts';
import { earlierAttempts, readRun } from './history-store.ts';
import { readLines, storeLines } from './notes-store.ts';
import { storeFailures, storeSuccesses, type Failure } from './report-store.ts';
import { countFailed, failedRuns, retryRuns } from './retry-store.ts';
import { expireRuns, loseRuns, renewLeases } from './run-store.ts';
import { addRun, startRun } from './run.fixture.ts';

const plugin = 'ends';
let opened: Awaited<ReturnType<typeof openDatabase>>;
let db: Database;
before(async () => {
  opened = await openDatabase();
  db = opened.db;
});
after(() => opened[Symbol.asyncDispose]());

type Begun = RunKey & { fence: number; plugin: string };

test('a run whose schedule was deleted meanwhile ends for good, whether it fails or is lost', async () => {
  const [failing, silent] = [await begin(), await begin()];
  await db.run(sql`delete from schedules`);
  assert.partialDeepStrictEqual(await fail(failing), [{ state: 'failed' }]);
  await endLease(silent);
  assert.partialDeepStrictEqual(await loseRuns(db, { limit: 9 }), [{ state: 'failed' }]);
});

test('a report, a heartbeat and a failure count only under the fence and the plugin that hold the run', async () => {
  const run = await begin();
  const strangers = [
    { ...run, fence: run.fence + 1 },
    { ...run, plugin: 'stranger' },
  ];
  const leaseBefore = await attendAt(run);
  for (const stranger of strangers) {
    assert.deepEqual(await fail(stranger), []);
    const success = { ...stranger, outcome: 'succeeded' as const, result: null };
    assert.deepEqual(await storeSuccesses(db, [success]), []);
    assert.deepEqual(await renewLeases(db, [stranger], { leaseSeconds: 900 }), []);
  }
  assert.deepEqual(await attendAt(run), leaseBefore);
  assert.equal((await fail(run)).length, 1);
  assert.deepEqual(await fail(run), [], 'a report that comes twice is stale the second time');
});

test('a run that fails or is lost while its schedule is inactive is not tried again', async () => {
  const [failing, silent] = [await begin(), await begin()];
  await db.run(sql`
    update schedules
    set state = 'inactive', inactive_reason = 'inactive', next_fire_at = null`);
  assert.partialDeepStrictEqual(await fail(failing), [{ state: 'failed' }]);
  await endLease(silent);
  assert.partialDeepStrictEqual(await loseRuns(db, { limit: 9 }), [{ state: 'failed' }]);
});

test('a run that was to be cancelled and is lost is cancelled, and not tried again', async () => {
  const run = await begin();
  assert.partialDeepStrictEqual(await cancelRuns(db, { runs: [run], by: 'ada' }), [
    { state: 'running' },
  ]);
  await endLease(run);
  assert.partialDeepStrictEqual(await loseRuns(db, { limit: 9 }), [{ state: 'cancelled' }]);
});

test('a run that is lost for good pauses its schedule, as one that fails does', async () => {
  const run = await begin({ maxAttempts: 1, pauseOnFailure: true });
  await endLease(run);
  assert.partialDeepStrictEqual(await loseRuns(db, { limit: 9 }), [{ state: 'failed' }]);
  const { pausedBy } = await db.one<{ pausedBy: string }>(sql`
    select paused_by from schedules where id = ${run.scheduleId}`);
  assert.equal(pausedBy, 'the scheduler');
});

test('a failure for good leaves a schedule that is paused or inactive already as it is, with its moment', async () => {
  const task = { maxAttempts: 1, pauseOnFailure: true };
  const [paused, inactive] = [await begin(task), await begin(task)];
  await db.run(sql`
    update schedules
    set held_fire_at = next_fire_at, next_fire_at = null, paused_at = now(), paused_by = 'ada'
    where id = ${paused.scheduleId}`);
  await db.run(sql`
    update schedules
    set held_fire_at = next_fire_at, next_fire_at = null, state = 'inactive',
      inactive_reason = 'inactive'
    where id = ${inactive.scheduleId}`);
  for (const run of [paused, inactive]) {
    assert.partialDeepStrictEqual(await fail(run), [{ state: 'failed' }]);
  }
  const schedules = await db.many(sql`
    select paused_by, held_fire_at is not null as is_held
    from schedules
    where id in (${paused.scheduleId}, ${inactive.scheduleId})
    order by id`);
  assert.deepEqual(schedules, [
    { pausedBy: 'ada', isHeld: true },
    { pausedBy: null, isHeld: true },
  ]);
});

test('a run that had its turn, and fails or is lost, waits for another', async () => {
  const [failing, silent] = [await begin(), await begin()];
  const ofBoth = sql`schedule_id in (${failing.scheduleId}, ${silent.scheduleId})`;
  await db.run(sql`update runs set gated = true, released = true where ${ofBoth}`);
  await fail(failing);
  await endLease(silent);
  assert.equal((await loseRuns(db, { limit: 9 })).length, 1);
  const waiting = { state: 'pending', released: false, isTaken: false };
  assert.deepEqual(
    await db.many(sql`
      select state, released, isfinite(attend_at) as is_taken from runs where ${ofBoth}`),
    [waiting, waiting],
  );
});

test('while a run waits for its next attempt it holds no place, and the times of the last one are with that', async () => {
  const run = await begin();
  await db.run(sql`
    update runs set gated = true, released = true where schedule_id = ${run.scheduleId}`);
  await fail(run);
  const row = await db.one(sql`
    select state, released, started_at, dispatched_at, instance_id
    from runs
    where schedule_id = ${run.scheduleId}`);
  assert.deepEqual(row, {
    state: 'pending',
    released: false,
    startedAt: null,
    dispatchedAt: null,
    instanceId: null,
  });
});

test('each attempt is told once, also of a run that was cancelled while it waited for the next, and tried again', async () => {
  const run = await begin();
  await fail(run);
  await cancelRuns(db, { runs: [run], by: 'ada' });
  assert.deepEqual(await attemptsOf(run), ['1 failed']);
  await retryRuns(db, [run], { requestedBy: 'ada' });
  assert.deepEqual(await attemptsOf(run), ['1 failed']);
  const again = await start(run, 2);
  assert.deepEqual(await attemptsOf(run), ['1 failed', '2 running']);
  await fail(again, { outcome: 'failed-for-good' });
  assert.deepEqual(await attemptsOf(run), ['1 failed', '2 failed']);
});

test('of the failed runs those of schedules that are inactive or deleted do not remain to be tried again', async () => {
  await db.run(sql`delete from runs`);
  const [ready, inactive, deleted] = [await begin(), await begin(), await begin()];
  for (const run of [ready, inactive, deleted]) await fail(run, { outcome: 'failed-for-good' });
  await db.run(sql`
    update schedules
    set state = 'inactive', inactive_reason = 'inactive', next_fire_at = null
    where id = ${inactive.scheduleId}`);
  await db.run(sql`delete from schedules where id = ${deleted.scheduleId}`);
  const filter = { plugin, task: '', since: null, until: null };
  assert.equal(await countFailed(db, filter), 1);
  const retried = await retryRuns(db, [ready, inactive, deleted], { requestedBy: 'ada' });
  assert.deepEqual(
    retried.map(({ scheduleId }) => scheduleId),
    [ready.scheduleId],
  );
  assert.equal(await countFailed(db, filter), 0);
  assert.deepEqual(await failedRuns(db, { ...filter, limit: 9 }), []);
});

test('a run is skipped by its deadline before its first attempt only', async () => {
  const [running, waiting, tried] = [await begin(), await addRun(db, plugin), await begin()];
  await fail(tried);
  await db.run(
    sql`update runs set start_by = now() - interval '1 second' where finished_at is null`,
  );
  const skipped = await expireRuns(db, { limit: 9 });
  assert.deepEqual(
    skipped.map(({ scheduleId, state }) => [scheduleId, state]),
    [[waiting.scheduleId, 'skipped']],
  );
  assert.equal((await readRun(db, running))?.state, 'running');
});

test('a run that logs too much keeps its first lines, and one that says where the others are', async () => {
  const run = await begin();
  const say = (count: number, by = plugin) => {
    const line = { scheduleId: run.scheduleId, nominalUs: run.nominalUs, attempt: 1 };
    const at = new Date().toISOString();
    const lines = Array.from({ length: count }, (_, n) => ({
      ...line,
      at,
      level: 'info',
      text: `line ${n}`,
    }));
    return storeLines(db, by, lines, { most: 5 });
  };
  assert.equal(await say(3, 'stranger'), 0);
  assert.deepEqual([await say(3), await say(2), await say(4), await say(4)], [3, 2, 1, 0]);
  const read = await readLines(db, { ...run, after: 0, limit: 99 });
  assert.deepEqual(
    read.map(({ text }) => text),
    [
      'line 0',
      'line 1',
      'line 2',
      'line 0',
      'line 1',
      "… more lines are only in the plugin's own log",
    ],
  );
});

async function begin(task: Partial<ResolvedTaskSpec> = {}): Promise<Begun> {
  return start(await addRun(db, plugin, task), 1);
}

async function start(run: RunKey, attempt: number): Promise<Begun> {
  const fence = await startRun(db, run, { plugin, attempt });
  return { ...run, plugin, fence: fence ?? assert.fail('it did not start') };
}

function fail(run: Begun, { outcome = 'failed' }: Partial<Pick<Failure, 'outcome'>> = {}) {
  const { scheduleId, nominalUs, fence, plugin: by } = run;
  const failure = { scheduleId, nominalUs, fence, plugin: by, outcome, error: 'no' };
  return storeFailures(db, [failure], { lookaheadSeconds: 2 });
}

async function endLease({ scheduleId }: RunKey): Promise<void> {
  await db.run(sql`update runs set attend_at = now() where schedule_id = ${scheduleId}`);
}

function attendAt({ scheduleId }: RunKey) {
  return db.one(sql`select attend_at from runs where schedule_id = ${scheduleId}`);
}

async function attemptsOf(run: RunKey): Promise<string[]> {
  const row = (await readRun(db, run)) ?? assert.fail();
  const attempts = toAttempts(row, await earlierAttempts(db, run));
  return attempts.map(({ attempt, outcome }) => `${attempt} ${outcome}`);
}
