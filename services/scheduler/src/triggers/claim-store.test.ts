import assert from 'node:assert/strict';
import test from 'node:test';
import { sql, type Database, type Queryable } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import { openDatabase } from '../scheduler.fixture.ts';
import { lockDueSchedules } from '../schedules/planning-store.ts';
import { storeFailures, storeSuccesses } from '../runs/report-store.ts';
import { addRequestedRun, lockSchedule } from '../runs/request-store.ts';
import { noteProgress } from '../runs/notes-store.ts';
import { expireRuns, loseRuns, renewLeases } from '../runs/run-store.ts';
import { addRun } from '../runs/run.fixture.ts';
import { startRuns } from '../runs/start-store.ts';
import { claimDueRuns } from './claim-store.ts';
import { markDispatched, postponeLook, redeliver, takeUnstartedRuns } from './dispatch-store.ts';
import { giveBackRuns, takePendingRuns } from './pending-store.ts';

const backlog = 20_000;

test('a backlog is claimed by walking an index, never by reading or sorting all of it', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db);
  const claim = await planOf(db, (on) => claimDueRuns(on, { lookaheadSeconds: 2, limit: 500 }));
  assert.match(claim, /using schedules_due_once/);
  assert.match(claim, /using schedules_due_again/);
  assert.doesNotMatch(claim, /Sort|Bitmap|Seq Scan on schedules/);
  const plan = await planOf(db, (on) => lockDueSchedules(on, { lookaheadSeconds: 2, limit: 500 }));
  assert.match(plan, /using schedules_due_planned/);
  assert.match(plan, /using schedules_due_again/);
  assert.doesNotMatch(plan, /schedules_due_once|Bitmap|Seq Scan on schedules/);
});

test('an unfinished run is found by its schedule, also when Postgres counted while there were none', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addRuns(db, 0, 'succeeded');
  await db.run(sql`vacuum analyze`);
  await addRuns(db, 2 * backlog, 'dispatched');
  const claim = await planOf(db, (on) => claimDueRuns(on, { lookaheadSeconds: 2, limit: 500 }));
  assert.match(claim, /using runs_unfinished/);
  assert.doesNotMatch(claim, /runs_attend/);
  const sweeps = [
    await planOf(db, (on) => takePendingRuns(on, { limit: 500 })),
    await planOf(db, (on) => takeUnstartedRuns(on, { limit: 500 })),
    await planOf(db, (on) => loseRuns(on, { limit: 500 })),
  ];
  for (const sweep of sweeps) assert.match(sweep, /using runs_attend/);
  const expired = await planOf(db, (on) => expireRuns(on, { limit: 500 }));
  assert.match(expired, /using runs_start_by/);
  for (const sweep of [...sweeps, expired]) assert.doesNotMatch(sweep, /using runs_unfinished/);
});

test('a look for late runs reads none that was tried', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addRuns(db, 0, 'pending');
  await db.run(sql`update runs set attempt = 1, start_by = now() - interval '1 second'`);
  const look = await planOf(db, (on) => expireRuns(on, { limit: 500 }), { analyze: true });
  assert.match(look, /using runs_start_by/);
  assert.doesNotMatch(look, /Removed by Filter/);
});

test('runs of a batch are found by their keys, also when Postgres counted while none was in that state', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await addSchedules(db);
  await addRuns(db, 0, 'succeeded');
  await db.run(sql`analyze`);
  const many = Array.from({ length: 500 }, (_, index) => index);
  const published = many.map((index) => ({
    scheduleId: index,
    nominalUs: index,
    generation: 1,
    attempt: 1,
    redeliveries: 0,
    seq: index,
  }));
  const [fence, plugin, instanceId, token] = [1, 'p', 'i', 'a-token-of-it'];
  const held = published.map((key) => Object.assign({ fence, plugin }, key));
  const asked = held.map((run) => Object.assign({ instanceId, token }, run));
  const successes = held.map((run) =>
    Object.assign({ outcome: 'succeeded' as const, result: null }, run),
  );
  const progress = held.map((run) => Object.assign({ fraction: null, text: '' }, run));
  const failures = held.map((run) =>
    Object.assign({ outcome: 'failed' as const, error: null }, run),
  );
  const plans = [
    await planOf(db, (on) => giveBackRuns(on, published)),
    await planOf(db, (on) => markDispatched(on, published)),
    await planOf(db, (on) => postponeLook(on, published)),
    await planOf(db, (on) => redeliver(on, published)),
    await planOf(db, (on) => startRuns(on, asked, { leaseSeconds: 30 })),
    await planOf(db, (on) => renewLeases(on, held, { leaseSeconds: 30 })),
    await planOf(db, (on) => noteProgress(on, 'p', progress)),
    await planOf(db, (on) => storeSuccesses(on, successes)),
    await planOf(db, (on) => storeFailures(on, failures, { lookaheadSeconds: 2 })),
  ];
  for (const plan of plans) assert.doesNotMatch(plan, /runs_attend|Materialize/);
});

test('a schedule that has a run of its moment already goes on to the next, or is over', async () => {
  await using open = await openDatabase();
  const { db } = open;
  const once = await addRun(db, 'p');
  await addRun(db, 'p');
  await db.run(sql`
    update schedules
    set next_fire_at = now(),
      repeat_us = case id when ${once.scheduleId} then 0 else repeat_us end`);
  await db.run(sql`
    update runs r
    set nominal_us = to_us(s.next_fire_at), state = 'skipped', finished_at = now()
    from schedules s
    where s.id = r.schedule_id`);
  assert.deepEqual(await claimDueRuns(db, { lookaheadSeconds: 2, limit: 100 }), []);
  const schedules = await db.many(sql`
    select state, next_fire_at > passed_at as goes_on
    from schedules
    order by id`);
  assert.deepEqual(schedules, [
    { state: 'completed', goesOn: null },
    { state: 'active', goesOn: true },
  ]);
});

test('BGT-21 BGT-22 a run waits in the lane of its queue and priority, at its moment as on demand', async () => {
  await using open = await openDatabase();
  const { db } = open;
  for (const [queue, priority] of [
    ['mail', 5],
    ['default', -5],
    ['mail', 0],
  ] as const) {
    const { scheduleId } = await addRun(db, 'p', { queue, priority });
    await db.run(sql`
      update runs set state = 'succeeded', finished_at = now() where finished_at is null`);
    await db.run(sql`update schedules set next_fire_at = now() where id = ${scheduleId}`);
    const lane = wire.lane(queue, priority);
    const claimed = await claimDueRuns(db, { lookaheadSeconds: 2, limit: 9 });
    assert.partialDeepStrictEqual(claimed, [{ scheduleId, queue: lane }]);
    const schedule = (await lockSchedule(db, scheduleId)) ?? assert.fail();
    const other = { ...schedule, spec: { ...schedule.spec, overlap: 'allow' as const } };
    const asked = { requestedBy: 'ada', params: undefined };
    assert.equal((await addRequestedRun(db, other, asked)).queue, lane);
    // One that is tried again waits at the gate, in the order of its priority.
    assert.deepEqual(
      await db.many(sql`
        select priority from runs
        where schedule_id = ${scheduleId} and finished_at is null`),
      [{ priority }, { priority }],
    );
  }
});

async function addSchedules(db: Database): Promise<void> {
  await db.run(sql`
    insert into schedules (
      plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
      state, next_fire_at)
    select 'p', 't', 'many', number::text, 'requested', 't', '{}', 's', 0, 0, 'active', now()
    from generate_series(1, ${backlog}::integer) as number`);
}

async function addRuns(db: Database, from: number, state: string): Promise<void> {
  await db.run(sql`
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      due_at, attend_at, state, finished_at)
    select number, 0, 'p', 't', 1, 'default', 3, 60, now(), now(), ${state},
      case when ${state} = 'succeeded' then now() end
    from generate_series(${from}::integer, ${from + backlog}::integer) as number`);
}

/** How Postgres would carry out the statement that `work` makes; how it did so with `analyze`. */
async function planOf(
  db: Database,
  work: (on: Queryable) => Promise<unknown>,
  { analyze = false } = {},
): Promise<string> {
  let plan = '';
  const explain = async (statement: ReturnType<typeof sql>) => {
    const lines = await db.many<Record<string, string>>(sql`
      explain ${analyze ? sql`analyze` : sql``} ${statement}`);
    plan = lines.flatMap((line) => Object.values(line)).join('\n');
  };
  const explaining: Queryable = {
    ...db,
    async many<Row>(statement: ReturnType<typeof sql>): Promise<Row[]> {
      await explain(statement);
      return [];
    },
    async run(statement: ReturnType<typeof sql>): Promise<number> {
      await explain(statement);
      return 0;
    },
  };
  await work(explaining);
  return plan;
}
