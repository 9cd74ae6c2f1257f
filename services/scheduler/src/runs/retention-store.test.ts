import assert from 'node:assert/strict';
import test from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { openDatabase } from '../scheduler.fixture.ts';
import { deleteExcessRuns, deleteOldRuns, deleteOver } from './retention-store.ts';

const days = 2;

test('old runs go, the oldest first, skipped ones too, and unfinished ones stay', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db, { count: 1 });
  await addRuns(db, { runs: 10, finishedDaysAgo: 3 });
  await db.run(sql`update runs set state = 'skipped', skip_reason = 'missed' where nominal_us = 1`);
  await db.run(sql`
    update runs
    set state = 'running', finished_at = null
    where nominal_us = 2`);
  const first = await deleteOldRuns(db, { days, limit: 4 });
  assert.deepEqual(first, { deleted: 4, scheduleIds: [1] });
  assert.equal((await deleteOldRuns(db, { days, limit: 10 })).deleted, 5);
  assert.deepEqual(await deleteOldRuns(db, { days, limit: 10 }), { deleted: 0, scheduleIds: [] });
  assert.deepEqual(await moments(db), [2]);
});

test('schedules are gone through in pages; what they have beyond the newest runs goes', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db, { count: 60 });
  await db.run(sql`
    update schedules
    set state = 'active', repeat_us = 1000000, next_fire_at = now()
    where id in (3, 55)`);
  await addRuns(db, { runs: 9, finishedDaysAgo: 0 });
  const look = { days, keep: 3, pageSize: 50, limit: 100 };
  assert.deepEqual(await deleteExcessRuns(db, { ...look, afterId: 0 }), { deleted: 6, lastId: 50 });
  assert.deepEqual(await deleteExcessRuns(db, { ...look, afterId: 50 }), {
    deleted: 6,
    lastId: 60,
  });
  assert.deepEqual(await deleteExcessRuns(db, { ...look, afterId: 60 }), {
    deleted: 0,
    lastId: undefined,
  });
  const kept = await db.many(sql`
    select schedule_id as id, min(nominal_us) as oldest, count(*) as runs
    from runs
    where schedule_id in (2, 3, 55)
    group by 1
    order by 1`);
  assert.deepEqual(kept, [
    { id: 2, oldest: 1, runs: 9 },
    { id: 3, oldest: 7, runs: 3 },
    { id: 55, oldest: 7, runs: 3 },
  ]);
});

test('a schedule with very many runs beyond those to be kept is looked at until they are gone', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db, { count: 1 });
  await db.run(sql`
    update schedules
    set state = 'active', repeat_us = 1000000, next_fire_at = now()`);
  await addRuns(db, { runs: 25, finishedDaysAgo: 0 });
  const look = { days, keep: 5, pageSize: 50, limit: 15, afterId: 0 };
  assert.deepEqual(await deleteExcessRuns(db, look), { deleted: 15, lastId: 0 });
  assert.deepEqual(await deleteExcessRuns(db, look), { deleted: 5, lastId: 1 });
  assert.deepEqual(await moments(db), [21, 22, 23, 24, 25]);
});

test('a requested schedule that is completed goes when none of its runs is left', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db, { count: 4 });
  await addRuns(db, { runs: 1, finishedDaysAgo: 3 });
  await db.run(sql`update schedules set passed_at = now() where id = 2`);
  await db.run(sql`update schedules set origin = 'declared', dedupe_key = '' where id = 3`);
  assert.equal(await deleteOver(db, { days, ids: { afterId: 0, lastId: 4 } }), 0);
  const { scheduleIds } = await deleteOldRuns(db, { days, limit: 10 });
  assert.deepEqual(new Set(scheduleIds), new Set([1, 2, 3, 4]));
  assert.equal(await deleteOver(db, { days, ids: { these: [1, 2, 3] } }), 1);
  assert.equal(await deleteOver(db, { days, ids: { afterId: 3, lastId: 4 } }), 1);
  const left = await db.many(sql`select id from schedules order by id`);
  assert.deepEqual(left, [{ id: 2 }, { id: 3 }]);
});

test('what is beyond the newest runs and is not over stays', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db, { count: 1 });
  await db.run(sql`
    update schedules
    set state = 'active', repeat_us = 1000000, next_fire_at = now()`);
  await addRuns(db, { runs: 9, finishedDaysAgo: 0 });
  await db.run(sql`
    update runs
    set state = 'running', finished_at = null
    where nominal_us = 2`);
  const look = { days, keep: 3, pageSize: 50, limit: 100, afterId: 0 };
  assert.equal((await deleteExcessRuns(db, look)).deleted, 5);
  assert.deepEqual(await moments(db), [2, 7, 8, 9]);
});

test('a calendar that has not come yet, or comes often, keeps its newest runs; one that comes seldom all', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db, { count: 3 });
  await db.run(sql`
    update schedules
    set state = 'active', planned = true, next_fire_at = now(),
      passed_at = case id
        when 2 then now() - interval '1 second'
        when 3 then now() - interval '1 day'
      end`);
  await addRuns(db, { runs: 9, finishedDaysAgo: 0 });
  const look = { days, keep: 3, pageSize: 50, limit: 100, afterId: 0 };
  await deleteExcessRuns(db, look);
  const kept = await db.many(sql`
    select schedule_id as id, count(*) as runs from runs group by 1 order by 1`);
  assert.deepEqual(kept, [
    { id: 1, runs: 3 },
    { id: 2, runs: 3 },
    { id: 3, runs: 9 },
  ]);
});

test('an inactive schedule goes with its last run when its space may be gone, and waits for its plugin when it has none', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db, { count: 2 });
  await db.run(sql`
    update schedules
    set state = 'inactive', inactive_reason = 'inactive', space = case id when 1 then 'red' end`);
  assert.equal(await deleteOver(db, { days, ids: { afterId: 0, lastId: 2 } }), 1);
  assert.deepEqual(await db.many(sql`select id from schedules`), [{ id: 2 }]);
});

/** Requested ones that are over, with ids from 1. */
async function addSchedules(db: Database, { count }: { count: number }): Promise<void> {
  await db.run(sql`
    insert into schedules (
      plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
      state, armed_at)
    select 'p', 't', 'k', number::text, 'requested', 't', '{}', 's', 0, 0, 'completed',
      now() - interval '3 days'
    from generate_series(1, ${count}::integer) as number`);
}

/** Succeeded ones of each schedule, at 1, 2, 3 … µs. */
async function addRuns(
  db: Database,
  { runs, finishedDaysAgo }: { runs: number; finishedDaysAgo: number },
): Promise<void> {
  await db.run(sql`
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      due_at, attend_at, state, finished_at)
    select id, number, plugin, task, 1, 'default', 1, 60, now(), now(), 'succeeded',
      now() - ${finishedDaysAgo} * interval '1 day' + number * interval '1 second'
    from schedules
    cross join generate_series(1, ${runs}::integer) as number`);
}

async function moments(db: Database): Promise<number[]> {
  const rows = await db.many<{ at: number }>(sql`select nominal_us as at from runs order by 1`);
  return rows.map(({ at }) => at);
}
