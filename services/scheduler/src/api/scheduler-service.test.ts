import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql } from '@patchbay/chassis';
import {
  createClient,
  nats as wire,
  PlatformError,
  scheduler as service,
  toStruct,
} from '@patchbay/proto';
import { hasten, startTestBed, until, type TestBed } from '../scheduler.fixture.ts';
import { startWorker } from '../worker.fixture.ts';

let bed: TestBed;
let scheduler: Awaited<ReturnType<TestBed['start']>>;
before(async () => {
  bed = await startTestBed();
  scheduler = await bed.start();
});
after(async () => {
  await scheduler[Symbol.asyncDispose]();
  await bed[Symbol.asyncDispose]();
});

test('a caller without the platform token learns nothing', async () => {
  using client = createClient(service, { address: scheduler.grpcAddress, token: 'another token' });
  await assert.rejects(client.listRuns({}), { code: 'unauthenticated' });
});

test('schedules come in pages, sorted by plugin and task', async () => {
  const tasks = ['c', 'a', 'e', 'b', 'd'].map((name) => ({ name, delaySeconds: 3600 }));
  bed.catalog.show('paged', { tasks });
  await until('five', async () => (await scheduler.schedules('paged')).length === 5);
  const seen: string[] = [];
  let pageToken = '';
  do {
    const page = await scheduler.client.listSchedules({ plugin: 'paged', pageSize: 2, pageToken });
    assert.ok(page.schedules.length <= 2);
    seen.push(...page.schedules.map(({ task }) => task));
    pageToken = page.nextPageToken;
  } while (pageToken);
  assert.deepEqual(seen, ['a', 'b', 'c', 'd', 'e']);
});

test('runs come newest first, in pages, by plugin, task and state', async () => {
  const tasks = ['good', 'bad'].map((name) => ({ name, delaySeconds: 0, repeatSeconds: 0.3 }));
  bed.catalog.show('history', { tasks });
  await using _worker = await startWorker(bed.nats, 'history', {
    handler: ({ trigger }) =>
      trigger.task === 'good'
        ? { kind: 'succeeded' }
        : { kind: 'failed', error: 'no', retryable: false },
  });
  await until('ten, of which three have failed', async () => {
    const runs = await scheduler.runs('history');
    return runs.length >= 10 && runs.filter(({ state }) => state === 'failed').length >= 3;
  });
  bed.catalog.show('history', { tasks, enabled: false });
  await until('inactive', async () => {
    return (await scheduler.schedules('history')).every(({ state }) => state === 'inactive');
  });

  const all = await scheduler.runs('history');
  const ids: string[] = [];
  let pageToken = '';
  do {
    const page = await scheduler.client.listRuns({ plugin: 'history', pageSize: 3, pageToken });
    ids.push(...page.runs.map(({ id }) => id));
    pageToken = page.nextPageToken;
  } while (pageToken);
  assert.deepEqual(
    ids,
    all.map(({ id }) => id),
  );
  const times = all.map(({ id }) => Number(id.split('-')[1]));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
  );

  const bad = await scheduler.client.listRuns({ plugin: 'history', task: 'bad', state: 'failed' });
  assert.ok(bad.runs.length >= 3);
  assert.ok(bad.runs.every(({ task, state }) => task === 'bad' && state === 'failed'));
});

test('a page token that was not given out is invalid', async () => {
  await assert.rejects(scheduler.client.listRuns({ pageToken: 'nonsense' }), (error) => {
    assert.ok(error instanceof PlatformError);
    assert.equal(error.details.violations?.[0]?.field, 'page_token');
    return true;
  });
});

test('run now adds a run at once, and not while one is unfinished', async () => {
  bed.catalog.show('manual', { tasks: [{ name: 'job', delaySeconds: 3600, title: 'A job' }] });
  const schedule = await until('it', async () => (await scheduler.schedules('manual'))[0]);
  const request = { scheduleId: schedule.id, requestedBy: 'alice' };
  const { run } = await scheduler.client.runNow(request);
  assert.equal(run?.requestedBy, 'alice');
  assert.equal(run?.title, 'A job');
  await assert.rejects(scheduler.client.runNow(request), { code: 'already_exists' });

  await using _worker = await startWorker(bed.nats, 'manual');
  await until('success', async () => (await scheduler.runs('manual'))[0]?.state === 'succeeded');
  const [after] = await scheduler.schedules('manual');
  assert.deepEqual(after?.nextFireAt, schedule.nextFireAt, 'the schedule goes on as it was');
  await scheduler.client.runNow(request);
});

test('run now does at once what waits for its moment, and the schedule goes on', async () => {
  bed.catalog.show('often', { tasks: [{ name: 'job', delaySeconds: 1.8, repeatSeconds: 1 }] });
  await using _worker = await startWorker(bed.nats, 'often');
  const { id } = await until('it', async () => (await scheduler.schedules('often'))[0]);
  // The moment of one that waits may come before the request.
  const run = await until('a run that waited', async () => {
    const waiting = (await scheduler.runs('often')).find(({ state }) => state === 'pending');
    if (!waiting) return undefined;
    const asked = scheduler.client.runNow({ scheduleId: id, requestedBy: 'alice' });
    const { run: now } = await asked.catch((error: unknown) => {
      if (error instanceof PlatformError && error.code === 'already_exists') return { run: null };
      throw error;
    });
    return now?.id === waiting.id && now;
  });
  assert.equal(run.requestedBy, 'alice');
  await until('runs after it', async () => {
    const runs = await scheduler.runs('often');
    return runs.filter(({ state }) => state === 'succeeded').length >= 3;
  });
});

test('run now does not wait for the next attempt of a run that failed', async () => {
  bed.catalog.show('fixed', { tasks: [{ name: 'job', delaySeconds: 0, maxAttempts: 2 }] });
  let works = false;
  await using _worker = await startWorker(bed.nats, 'fixed', {
    handler: () =>
      works ? { kind: 'succeeded' } : { kind: 'failed', error: 'no', retryable: true },
  });
  const failed = await until('a failure', async () =>
    (await scheduler.runs('fixed')).find(
      ({ state, attempt }) => state === 'pending' && attempt > 0,
    ),
  );
  works = true;
  await scheduler.client.runNow({ scheduleId: failed.scheduleId, requestedBy: 'alice' });
  const [run] = await until('success', async () => {
    const runs = await scheduler.runs('fixed');
    return runs[0]?.state === 'succeeded' ? runs : undefined;
  });
  assert.equal(run?.id, failed.id);
  assert.equal(run?.attempt, 2);
});

test('run now of an inactive or unknown schedule says what is wrong', async () => {
  bed.catalog.show('idle', { tasks: [{ name: 'job' }] });
  const { id } = await until('it', async () => (await scheduler.schedules('idle'))[0]);
  bed.catalog.remove('idle');
  await until('inactive', async () => (await scheduler.schedules('idle'))[0]?.state === 'inactive');
  const code = 'failed_precondition';
  await assert.rejects(scheduler.client.runNow({ scheduleId: id }), { code });
  for (const scheduleId of ['999999', 'x', '']) {
    await assert.rejects(scheduler.client.runNow({ scheduleId }), { code: 'not_found' });
  }
});

test('BGT-27 each change of a run is told on the subject of its plugin', async () => {
  const told: wire.RunEvent[] = [];
  bed.nats.connection.subscribe(wire.subjects.runEvents('told'), {
    callback: (_, message) => void told.push(...wire.runEvents.parse(message.json()).events),
  });
  await bed.nats.connection.flush();
  bed.catalog.show('told', { tasks: [{ name: 'job', delaySeconds: 0, maxAttempts: 2 }] });
  await using _worker = await startWorker(bed.nats, 'told', {
    handler: () => ({ kind: 'failed', error: 'no', retryable: true }),
  });
  await until('the retry', () => told.filter(({ state }) => state === 'pending').length === 2);
  await hasten(bed.db, 'told');
  await until('the end', () => told.at(-1)?.state === 'failed');
  const states = told.map(({ state }) => state).filter((state) => state !== 'dispatched');
  assert.deepEqual(states, ['pending', 'running', 'pending', 'running', 'failed']);
});

test('a run that is dropped is told and counted, whether its schedule is paused, moved, deleted or disabled', async () => {
  const told: wire.RunEvent[] = [];
  bed.nats.connection.subscribe(wire.subjects.runEvents('drops'), {
    callback: (_, message) => void told.push(...wire.runEvents.parse(message.json()).events),
  });
  await bed.nats.connection.flush();
  const tasks = [{ name: 'job', onDemand: true }];
  bed.catalog.show('drops', { processes: [], tasks });
  const ask = (schedule: object) =>
    scheduler.client.createSchedule({
      plugin: 'drops',
      schedule: toStruct({ task: 'job', in: 3_600, ...schedule }),
    });
  /** A schedule with a run that waits, and had been tried so many times. */
  const waiting = async (dedupeKey: string, attempt = 0) => {
    const { schedule } = await ask({ dedupeKey });
    const id = schedule?.id ?? assert.fail();
    await bed.db.run(sql`
      insert into runs (
        schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
        due_at, attend_at, attempt)
      values (
        ${Number(id)}, 1, 'drops', 'job', 1, 'default', 9, 60, now() + interval '1 hour',
        'infinity', ${attempt})`);
    return id;
  };
  await until('known', () => ask({ dedupeKey: 'first' }).catch(() => false as const));
  const [paused, moved, deleted] = [await waiting('a'), await waiting('b', 1), await waiting('c')];
  const disabled = await waiting('d');
  await scheduler.client.pauseSchedule({ id: paused });
  await ask({ dedupeKey: 'b', in: 7_200, ifExists: 'reschedule' });
  await scheduler.client.deleteSchedule({ id: deleted });
  bed.catalog.show('drops', { enabled: false, tasks });
  await until('all four', () => told.length === 4);
  assert.deepEqual(
    told.map(({ scheduleId, state }) => [scheduleId, state]),
    [
      [paused, 'skipped'],
      [moved, 'failed'],
      [deleted, 'skipped'],
      [disabled, 'skipped'],
    ],
  );
  const metrics = await (await fetch(`http://${scheduler.httpAddress}/metrics`)).text();
  for (const reason of ['paused', 'deleted', 'inactive']) {
    assert.match(
      metrics,
      new RegExp(`patchbay_skipped_fires_total\\{plugin="drops",reason="${reason}".*\\} 1`),
    );
  }
  assert.match(metrics, /patchbay_runs_total\{plugin="drops",event="failed".*\} 1/);
});

test('health, readiness and metrics are served', async () => {
  for (const path of ['healthz', 'readyz', 'metrics']) {
    const response = await fetch(`http://${scheduler.httpAddress}/${path}`);
    assert.equal(response.status, 200, path);
    if (path === 'metrics')
      assert.match(await response.text(), /patchbay_trigger_lateness_seconds/);
  }
});

test('history beyond its age or its number is deleted, unfinished runs never', async () => {
  await bed.db.run(sql`
    with added as (
      insert into schedules (
        plugin, task, params_key, title, spec, spec_key, delay_us, repeat_us, state,
        inactive_reason)
      select 'old', task, '', task, '{"params":{}}', '', 0, 1000000, 'inactive', 'inactive'
      from unnest('{many,aged}'::text[]) as task
      returning id, task
    )
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      due_at, attend_at, state, finished_at)
    select id, n, 'old', task, 1, 'default', 1, 60, now(), 'infinity',
      case n when 1 then 'running' else 'succeeded' end,
      case
        when n = 1 then null
        when task = 'aged' and n > 15 then now() - interval '3 days'
        else now()
      end
    from added, generate_series(1, case task when 'many' then 100 else 20 end) as n`);
  await using _short = await bed.start({ RUN_HISTORY_DAYS: '2', RUN_HISTORY_PER_SCHEDULE: '30' });
  await until('the deletion', async () => {
    const left = await bed.db.many<{ task: string; moments: string }>(sql`
      select task, string_agg(nominal_us::text, ' ' order by nominal_us) as moments
      from runs
      where plugin = 'old'
      group by 1`);
    const kept = new Map(left.map(({ task, moments }) => [task, moments]));
    return kept.get('many') === range(1, 71, 100) && kept.get('aged') === range(1, 2, 15);
  });
});

/** `first`, and those from `from` to `to`. */
function range(first: number, from: number, to: number): string {
  return [first, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)].join(' ');
}
