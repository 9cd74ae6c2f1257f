import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@patchbay/chassis';
import { momentsUntil, startTestBed, until, type TestBed } from '../scheduler.fixture.ts';
import { startWorker } from '../worker.fixture.ts';

let bed: TestBed;
before(async () => {
  bed = await startTestBed();
});
after(() => bed[Symbol.asyncDispose]());

test('BGT-2 a repeat keeps its grid, and is never early', async () => {
  await using _scheduler = await bed.start();
  bed.catalog.show('grid', { tasks: [{ name: 'tick', delaySeconds: 0.3, repeatSeconds: 0.4 }] });
  await using worker = await startWorker(bed.nats, 'grid');
  await until('five runs', () => worker.attempts.length >= 5);
  bed.catalog.remove('grid');

  const nominal = worker.attempts.map(({ trigger }) => Date.parse(trigger.scheduledFor));
  const [first = NaN, last = NaN] = [nominal[0], nominal.at(-1)];
  // A run that takes longer than the step has moments skipped.
  for (const at of nominal) assert.equal((at - first) % 400, 0, String(nominal));
  assert.equal(await momentsUntil(bed.db, 'grid', last), (last - first) / 400 + 1);
  const lateness = worker.attempts.map(({ startedAt }, index) => startedAt - (nominal[index] ?? 0));
  for (const late of lateness) assert.ok(late >= -1, String(lateness));
});

test('after a downtime there is one run for all that was missed, and the grid goes on', async () => {
  const tasks = [{ name: 'tick', delaySeconds: 60, repeatSeconds: 60 }];
  bed.catalog.show('downtime', { tasks });
  {
    await using scheduler = await bed.start();
    await until('the schedule', async () => (await scheduler.schedules('downtime')).length === 1);
  }
  await bed.db.run(sql`
    update schedules
    set next_fire_at = next_fire_at - interval '240 seconds'
    where plugin = 'downtime'`);
  const { firstUs } = await bed.db.one<{ firstUs: number }>(
    sql`select to_us(next_fire_at) as first_us from schedules where plugin = 'downtime'`,
  );

  await using scheduler = await bed.start();
  await using worker = await startWorker(bed.nats, 'downtime');
  await until('the run', () => worker.attempts.length > 0);
  await sleep(600);
  assert.equal(worker.attempts.length, 1);
  const at = Date.parse(worker.attempts[0]?.trigger.scheduledFor ?? '');
  assert.equal(at, Math.floor(firstUs / 1000 + 3 * 60_000), 'the last moment that was missed');
  const [schedule] = await scheduler.schedules('downtime');
  assert.equal(Number(schedule?.nextFireAt?.seconds), Math.floor(firstUs / 1e6 + 4 * 60));
  const skipped = (await scheduler.runs('downtime')).filter(({ state }) => state === 'skipped');
  assert.partialDeepStrictEqual(skipped, [{ skipReason: 'missed', moments: 3 }]);
  assert.equal(skipped.length, 1);
});

test('two replicas fire each moment of a hundred schedules exactly once', async () => {
  await using _one = await bed.start();
  await using _two = await bed.start();
  const tasks = Array.from({ length: 100 }, (_, index) => ({
    name: `tick_${index}`,
    delaySeconds: 0.2 + index / 200,
    repeatSeconds: 0.5,
  }));
  bed.catalog.show('many', { tasks });
  await using first = await startWorker(bed.nats, 'many', { instanceId: 'first' });
  await using second = await startWorker(bed.nats, 'many', { instanceId: 'second' });
  const attempts = () => [...first.attempts, ...second.attempts];
  await until('600 runs', () => attempts().length >= 600);
  const refused = first.refused.length + second.refused.length;
  bed.catalog.show('many', { tasks, enabled: false });
  await until('an end', async () => {
    const before = attempts().length;
    await sleep(300);
    return attempts().length === before;
  });

  const ids = attempts().map(({ trigger }) => trigger.runId);
  assert.equal(new Set(ids).size, ids.length, 'no run was started twice');
  assert.equal(refused, 0, 'no trigger was in the stream twice');
  await until('all reports', async () => {
    const { rows } = await bed.db.one<{ rows: number }>(
      sql`select count(*) as rows from runs where plugin = 'many' and state = 'succeeded'`,
    );
    return rows === ids.length;
  });
  const offGrid = await bed.db.many(sql`
    select r.schedule_id, r.nominal_us
    from runs r
    join schedules s on s.id = r.schedule_id
    where r.plugin = 'many'
      and (r.nominal_us - to_us(s.armed_at) - s.delay_us) % s.repeat_us <> 0`);
  assert.deepEqual(offGrid, []);
  assert.ok(first.attempts.length > 50 && second.attempts.length > 50, 'both instances worked');
});

test('a moment at which the earlier run is unfinished is skipped and counted', async () => {
  await using scheduler = await bed.start();
  bed.catalog.show('slow', { tasks: [{ name: 'tick', delaySeconds: 0, repeatSeconds: 0.3 }] });
  let running = 0;
  let most = 0;
  await using worker = await startWorker(bed.nats, 'slow', {
    async handler() {
      most = Math.max(most, ++running);
      await sleep(1_000);
      running--;
      return { kind: 'succeeded' };
    },
  });
  await until('two runs', () => worker.attempts.length >= 2);
  bed.catalog.show('slow', { enabled: false });
  assert.equal(most, 1);
  const runs = await scheduler.runs('slow');
  const skips = runs.filter(({ skipReason }) => skipReason === 'overlap');
  assert.ok(skips.length > 0 && skips.every(({ state }) => state === 'skipped'));
  assert.ok(skips.reduce((sum, { moments }) => sum + moments, 0) >= 2);
  assert.ok(skips.length < runs.length, 'one row for the moments of one run');
  assert.equal((await scheduler.schedules('slow')).length, 1);
});

test('what a replica had claimed is given back when it stops, and fired by another', async () => {
  const leaving = await bed.start({ CLAIM_LOOKAHEAD_SECONDS: '5' });
  bed.catalog.show('handover', { tasks: [{ name: 'tick', delaySeconds: 3 }] });
  await until('the claim', async () => (await leaving.runs('handover')).length === 1);
  await leaving[Symbol.asyncDispose]();
  const { isFree } = await bed.db.one<{ isFree: boolean }>(sql`
    select attend_at <= now() as is_free from runs where plugin = 'handover'`);
  assert.ok(isFree, 'another replica would wait until it is late');
  await using _staying = await bed.start();
  await using worker = await startWorker(bed.nats, 'handover');
  await until('the run', () => worker.attempts.length > 0);
});

test('the more is due at one moment, the longer a replica has for it', async () => {
  bed.catalog.show('crowd', { tasks: [{ name: 'tick', delaySeconds: 3600 }] });
  await using scheduler = await bed.start({ CLAIM_LOOKAHEAD_SECONDS: '60' });
  await until('the schedule', async () => (await scheduler.schedules('crowd')).length === 1);
  await bed.db.run(sql`
    insert into schedules (
      plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
      state, next_fire_at)
    select plugin, task, 'crowd', number::text, 'requested', title, spec, spec_key, 0, 0,
      'active', now() + interval '50 seconds'
    from schedules
    cross join generate_series(1, 1200) as number
    where plugin = 'crowd'`);
  const claimed = await until('the claims', async () => {
    const runs = await bed.db.many<{ grace: number }>(sql`
      select extract(epoch from attend_at - due_at)::double precision as grace, count(*) as runs
      from runs
      where plugin = 'crowd'
      group by 1
      order by 1`);
    return runs.length === 3 && runs;
  });
  assert.deepEqual(claimed, [
    { grace: 1, runs: 500 },
    { grace: 1.5, runs: 500 },
    { grace: 2, runs: 200 },
  ]);
});

test('a restart of the scheduler or of the registry restarts no timer', async () => {
  bed.catalog.show('steady', { tasks: [{ name: 'tick', delaySeconds: 60 }] });
  const fireTimes: unknown[] = [];
  for (const _ of ['first start', 'second start']) {
    await using scheduler = await bed.start();
    const one = await until('the schedule', async () => (await scheduler.schedules('steady'))[0]);
    bed.catalog.drop();
    await sleep(300);
    const [again] = await scheduler.schedules('steady');
    fireTimes.push(one.nextFireAt, again?.nextFireAt);
  }
  for (const at of fireTimes) assert.deepEqual(at, fireTimes[0]);
});
