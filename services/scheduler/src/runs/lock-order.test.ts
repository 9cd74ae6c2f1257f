import assert from 'node:assert/strict';
import test from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { openDatabase, until } from '../scheduler.fixture.ts';
import { deactivate } from '../schedules/schedule-store.ts';
import { cancelRuns } from './cancel-store.ts';
import { storeFailures } from './report-store.ts';
import { lockSchedule } from './request-store.ts';
import { retryRuns } from './retry-store.ts';
import { loseRuns } from './run-store.ts';

const key = { scheduleId: 1, nominalUs: 1 };
const failure = { ...key, fence: 7, plugin: 'p', error: 'Error: no', outcome: 'failed' as const };

test('a failure that pauses its schedule, and a run that replaces it, wait for each other in one order', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addRun(db, { maxAttempts: 1 });
  const { reporting } = await db.transaction(async (tx) => {
    await lockSchedule(tx, 1);
    const begun = { reporting: storeFailures(db, [failure], { lookaheadSeconds: 2 }) };
    begun.reporting.catch(() => {});
    await until('the report waits', () => waiting(db));
    const cancelled = await cancelRuns(tx, { ofSchedules: [1], by: 'the next run' });
    assert.equal(cancelled.length, 1);
    return begun;
  });
  const [run] = await reporting;
  assert.equal(run?.state, 'cancelled');
});

test('a failure that is reported while its schedule becomes inactive is not tried again', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addRun(db, { maxAttempts: 9 });
  const reported = await whileDeactivating(db, () =>
    storeFailures(db, [failure], { lookaheadSeconds: 2 }),
  );
  assert.deepEqual([reported[0]?.state, await stateOf(db)], ['failed', 'failed']);
});

test('a run that is lost while its schedule becomes inactive is not tried again', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addRun(db, { maxAttempts: 9 });
  assert.deepEqual(await whileDeactivating(db, () => loseRuns(db, { limit: 10 })), []);
  assert.equal((await loseRuns(db, { limit: 10 }))[0]?.state, 'failed');
});

test('a run is not tried again while its schedule becomes inactive', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addRun(db, { maxAttempts: 9 });
  await db.run(sql`update runs set state = 'failed', finished_at = now()`);
  const retried = await whileDeactivating(db, () => retryRuns(db, [key], { requestedBy: 'ann' }));
  assert.deepEqual([retried, await stateOf(db)], [[], 'failed']);
});

/** Begins `work` when the schedule is inactive for one transaction only, and commits that. */
async function whileDeactivating<Result>(
  db: Database,
  work: () => Promise<Result>,
): Promise<Result> {
  const { working } = await db.transaction(async (tx) => {
    await deactivate(tx, [1], 'inactive');
    let isDone = false;
    const begun = { working: work().finally(() => (isDone = true)) };
    begun.working.catch(() => {});
    await until('the work is done, or waits', async () => isDone || (await waiting(db)));
    return begun;
  });
  return working;
}

async function waiting(db: Database): Promise<boolean> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count
    from pg_stat_activity
    where datname = current_database()
      and wait_event_type = 'Lock'`);
  return count > 0;
}

async function stateOf(db: Database): Promise<string> {
  return (await db.one<{ state: string }>(sql`select state from runs`)).state;
}

/** A schedule that pauses at a failure, and its first run, whose lease is over. */
async function addRun(db: Database, { maxAttempts }: { maxAttempts: number }): Promise<void> {
  const spec = { pauseOnFailure: true, maxAttempts, retry: { backoff: 'quartic' } };
  await db.run(sql`
    insert into schedules (
      plugin, task, params_key, title, spec, spec_key, delay_us, repeat_us, state, next_fire_at)
    values (
      'p', 't', 'k', 't', ${JSON.stringify(spec)}, 's', 0, 1000000, 'active',
      now() + interval '1 hour')`);
  await db.run(sql`
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      state, attempt, fence, started_at, due_at, attend_at)
    values (1, 1, 'p', 't', 1, 'default', ${maxAttempts}, 60, 'running', 1, 7, now(), now(), now())`);
}
