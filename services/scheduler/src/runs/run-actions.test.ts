import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fromTimestamp, nats as wire, PlatformError, toStruct } from '@patchbay/proto';
import { hasten, startTestBed, until, type TestBed } from '../scheduler.fixture.ts';
import { startWorker, type Handler } from '../worker.fixture.ts';

const patience = { timeout: 10_000 };
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

const failing: Handler = ({ trigger }) => ({
  kind: 'failed',
  error: `Error: attempt ${trigger.attempt}`,
  retryable: true,
});

test('BGT-24 a run tells its attempts with their errors, its timings and its result', async () => {
  show('story', { maxAttempts: 3 });
  await using _worker = await startWorker(bed.nats, 'story', {
    handler: (attempt) =>
      attempt.trigger.attempt < 3
        ? failing(attempt)
        : { kind: 'succeeded', result: { sent: 3, odd: '\0\ud800' } },
  });
  for (const attempt of [1, 2]) {
    await until(`failure ${attempt}`, async () => {
      const [run] = await scheduler.runs('story');
      return run?.state === 'pending' && run.attempt === attempt;
    });
    await hasten(bed.db, 'story');
  }
  const { id } = await runIn('story', 'succeeded');
  const { run, attempts } = await scheduler.client.getRun({ id });
  assert.deepEqual(JSON.parse(run?.resultJson ?? ''), { sent: 3, odd: '\0\ud800' });
  assert.deepEqual(
    attempts.map(({ attempt, outcome, error }) => [attempt, outcome, error]),
    [
      [1, 'failed', 'Error: attempt 1'],
      [2, 'failed', 'Error: attempt 2'],
      [3, 'succeeded', ''],
    ],
  );
  for (const { startedAt, endedAt } of attempts) {
    assert.ok((fromTimestamp(startedAt) ?? NaN) <= (fromTimestamp(endedAt) ?? NaN));
  }
});

test('BGT-16 a failed run is tried again on demand, with as many attempts as at first', async () => {
  show('redo', { maxAttempts: 1 });
  let works = false;
  await using worker = await startWorker(bed.nats, 'redo', {
    handler: (attempt) => (works ? { kind: 'succeeded' } : failing(attempt)),
  });
  const { id } = await runIn('redo', 'failed');
  works = true;
  const again = await scheduler.client.retryRun({ id, requestedBy: 'alice' });
  assert.deepEqual([again.id, again.requestedBy, again.maxAttempts], [id, 'alice', 2]);
  const done = await runIn('redo', 'succeeded');
  assert.equal(done.id, id);
  assert.deepEqual(
    worker.attempts.map(({ trigger }) => trigger.attempt),
    [1, 2],
  );
  const { attempts } = await scheduler.client.getRun({ id });
  assert.deepEqual(
    attempts.map(({ outcome }) => outcome),
    ['failed', 'succeeded'],
  );
  await assert.rejects(scheduler.client.retryRun({ id }), { code: 'failed_precondition' });
});

test('failed runs are tried again in bulk, those of one schedule one after the other', async () => {
  show('bulk', { maxAttempts: 1, repeatSeconds: 0.2 });
  let works = false;
  let running = 0;
  let most = 0;
  await using _worker = await startWorker(bed.nats, 'bulk', {
    async handler(attempt) {
      if (!works) return failing(attempt);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 50));
      running -= 1;
      return { kind: 'succeeded' };
    },
  });
  await until('five failures', async () => {
    return (await scheduler.runs('bulk')).filter(({ state }) => state === 'failed').length >= 5;
  });
  const [{ id } = assert.fail()] = await scheduler.schedules('bulk');
  await scheduler.client.pauseSchedule({ id });
  await until('nothing under way', async () => {
    return (await scheduler.runs('bulk')).every(({ finishedAt }) => finishedAt !== null);
  });
  works = true;
  const some = await scheduler.client.retryRuns({ plugin: 'bulk', limit: 2, requestedBy: 'alice' });
  assert.equal(some.retried, 2);
  assert.ok(some.remaining >= 3);
  const rest = await scheduler.client.retryRuns({ plugin: 'bulk', requestedBy: 'alice' });
  assert.equal(rest.retried, some.remaining);
  await until('all done', async () => {
    const { counts } = await scheduler.client.countRuns({ plugin: 'bulk' });
    return !counts['failed'] && !counts['pending'] && !counts['running'] && !counts['dispatched'];
  });
  assert.equal(most, 1);
});

test('a run that has not started is cancelled at once, one that is over cannot be', async () => {
  bed.catalog.show('early', { processes: [], tasks: [{ name: 'job', delaySeconds: 0 }] });
  const { id } = await runIn('early', 'dispatched');
  const run = await scheduler.client.cancelRun({ id, requestedBy: 'alice' });
  assert.deepEqual([run.state, run.cancelledBy], ['cancelled', 'alice']);
  await assert.rejects(scheduler.client.cancelRun({ id }), { code: 'failed_precondition' });
  await using worker = await startWorker(bed.nats, 'early');
  await until('the trigger is refused', () => worker.refused.length === 1);
  assert.equal(worker.attempts.length, 0);
});

test('BGT-25 BGT-26 run now takes other params for one run, and names who asked', async () => {
  show('manual', { delaySeconds: 3600, params: { feed: 1 } });
  const [{ id: scheduleId } = assert.fail()] = await until('it', async () => {
    const found = await scheduler.schedules('manual');
    return found.length > 0 && found;
  });
  await using worker = await startWorker(bed.nats, 'manual');
  const params = toStruct({ feed: 2, deep: { list: [1, 'x', null] } });
  const { run } = await scheduler.client.runNow(
    { scheduleId, params },
    { onBehalfOf: 'user:0199' },
  );
  assert.equal(run?.requestedBy, 'user:0199');
  await runIn('manual', 'succeeded');
  await scheduler.client.runNow({ scheduleId, requestedBy: 'bob' });
  await until('both', () => worker.attempts.length === 2);
  assert.deepEqual(
    worker.attempts.map(({ trigger }) => trigger.params),
    [{ feed: 2, deep: { list: [1, 'x', null] } }, { feed: 1 }],
  );
  await until('an end', async () => {
    return (await scheduler.runs('manual')).every(({ state }) => state === 'succeeded');
  });
  for (const text of ['x'.repeat(300_000), 'NUL \0']) {
    const tooMuch = scheduler.client.runNow({ scheduleId, params: toStruct({ text }) });
    await assert.rejects(tooMuch, { code: 'invalid' });
  }
  await scheduler.client.runNow({ scheduleId, params: toStruct({ text: 'no \\u0000' }) });
});

test('of many who run a task now that may not overlap one does, and the others are told that it is under way', async () => {
  show('eager', { delaySeconds: 3600 });
  const { id: scheduleId } = await until('it', async () => (await scheduler.schedules('eager'))[0]);
  const codes = await Promise.all(
    ['ada', 'bob', 'eve', 'joe', 'kim'].map((requestedBy) =>
      scheduler.client.runNow({ scheduleId, requestedBy }).then(
        () => 'run',
        (error: unknown) => (error instanceof PlatformError ? error.code : error),
      ),
    ),
  );
  const refused = codes.filter((code) => code === 'already_exists');
  assert.deepEqual([refused.length, codes.includes('run')], [4, true]);
  assert.equal((await scheduler.runs('eager')).length, 1);
});

test('what a handler says while it runs is kept with the run, of its own plugin only', async () => {
  show('talks');
  const done = Promise.withResolvers<void>();
  await using worker = await startWorker(bed.nats, 'talks', {
    async handler() {
      await done.promise;
      return { kind: 'succeeded' };
    },
  });
  const [begun] = await until('it runs', () => worker.attempts.length > 0 && worker.attempts);
  const { runId } = begun?.trigger ?? assert.fail();
  const say = async (plugin: string, text: string) => {
    const notes: wire.RunNotes = {
      runs: [
        {
          runId,
          attempt: 1,
          fence: begun?.fence ?? 0,
          progress: { fraction: 0.25, text },
          lines: [{ at: new Date().toISOString(), level: 'info', text: `${text}\0!` }],
        },
      ],
    };
    await bed.nats.connection.request(wire.subjects.notes(plugin), JSON.stringify(notes), patience);
  };
  await say('talks', 'a quarter');
  await say('stranger', 'nonsense');
  const { run } = await scheduler.client.getRun({ id: runId });
  assert.deepEqual([run?.progress, run?.progressText], [0.25, 'a quarter']);
  await say('talks', 'still');
  const page = await scheduler.client.listRunLog({ id: runId, pageSize: 1 });
  assert.deepEqual(
    page.lines.map(({ level, text }) => [level, text]),
    [['info', 'a quarter!']],
  );
  const next = await scheduler.client.listRunLog({ id: runId, pageToken: page.nextPageToken });
  assert.deepEqual(
    next.lines.map(({ text }) => text),
    ['still!'],
  );
  done.resolve();
});

test('BGT-10 BGT-11 BGT-31 a plugin schedules its own tasks, and none of another', async () => {
  bed.catalog.show('asks', { tasks: [{ name: 'mail', onDemand: true, maxAttempts: 3 }] });
  await using worker = await startWorker(bed.nats, 'asks');
  await until('known', async () => 'scheduleId' in (await ask('asks', { in: 3600 })));
  assert.equal((await scheduler.schedules('asks')).length, 1, 'none of its own');

  const soon = await ask('asks', { in: 0, params: { to: 'ada' } });
  assert.ok('scheduleId' in soon && soon.created);
  await until('the run', () => worker.attempts.length === 1);
  assert.deepEqual(worker.attempts[0]?.trigger.params, { to: 'ada' });

  const daily = { cron: '0 9 * * *', timezone: 'Europe/Berlin', dedupeKey: 'digest' };
  const first = await ask('asks', daily);
  const again = await ask('asks', daily);
  assert.ok('scheduleId' in first && 'scheduleId' in again);
  assert.deepEqual([again.scheduleId, again.created], [first.scheduleId, false]);
  const moved = await ask('asks', { in: 60, dedupeKey: 'digest', ifExists: 'reschedule' });
  assert.ok('scheduleId' in moved && moved.scheduleId === first.scheduleId);
  assert.ok(Date.parse(moved.nextFireAt ?? '') < Date.now() + 61_000);

  const requestId = 'once';
  const [one, two] = [
    await ask('asks', { in: 9, requestId }),
    await ask('asks', { in: 9, requestId }),
  ];
  assert.ok('scheduleId' in one && 'scheduleId' in two && one.scheduleId === two.scheduleId);

  assert.ok('refused' in (await ask('stranger', { in: 1 })));
  const bad = await ask('asks', { cron: '99 * * * *', in: 1 });
  assert.ok('refused' in bad);
  assert.deepEqual(
    bad.violations.map(({ field }) => field),
    ['cron', 'cron'],
  );

  const remove = async (request: object) => {
    const payload = JSON.stringify(request);
    const reply = await bed.nats.connection.request(
      wire.subjects.unschedule('asks'),
      payload,
      patience,
    );
    return wire.unscheduleReply.parse(reply.json()).removed;
  };
  assert.equal(await remove({ task: 'mail', dedupeKey: 'digest' }), true);
  assert.equal(await remove({ task: 'mail', dedupeKey: 'digest' }), false);
  assert.equal(await remove({ scheduleId: one.scheduleId }), true);
});

test('requested schedules rest while their plugin is disabled, and go on where they were', async () => {
  const tasks = [{ name: 'mail', onDemand: true }];
  bed.catalog.show('rests', { tasks });
  const asked = await until('asked', async () => {
    const reply = await ask('rests', { in: 6 });
    return 'scheduleId' in reply && reply;
  });
  bed.catalog.show('rests', { tasks, enabled: false });
  const state = async () => (await scheduler.schedules('rests'))[0]?.state;
  await until('inactive', async () => (await state()) === 'inactive');
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  await using worker = await startWorker(bed.nats, 'rests');
  assert.equal(worker.attempts.length, 0);
  bed.catalog.show('rests', { tasks });
  await until('the run', () => worker.attempts.length === 1);
  assert.equal(worker.attempts[0]?.trigger.scheduleId, asked.scheduleId);
});

test('a service makes and deletes schedules; a declared one cannot be deleted', async () => {
  show('served', { delaySeconds: 3600 });
  const [declared = assert.fail()] = await until('it', async () => {
    const found = await scheduler.schedules('served');
    return found.length > 0 && found;
  });
  const { schedule } = await scheduler.client.createSchedule({
    plugin: 'served',
    schedule: toStruct({ task: 'job', every: 600, params: { by: 'hand' } }),
    requestedBy: 'alice',
  });
  assert.partialDeepStrictEqual(schedule, { origin: 'requested', createdBy: 'alice' });
  await scheduler.client.deleteSchedule({ id: schedule?.id ?? '' });
  await assert.rejects(scheduler.client.getSchedule({ id: schedule?.id ?? '' }), {
    code: 'not_found',
  });
  const { id } = declared;
  await assert.rejects(scheduler.client.deleteSchedule({ id }), { code: 'failed_precondition' });
  const nothing = { plugin: 'served', schedule: toStruct({ task: 'job' }) };
  await assert.rejects(scheduler.client.createSchedule(nothing), { code: 'invalid' });
});

test('the next moments of a timing and of a schedule can be seen before they come', async () => {
  const after = { seconds: Date.UTC(2026, 2, 28) / 1000, nanos: 0 };
  const preview = async (request: object) => {
    const { moments } = await scheduler.client.previewSchedule({ count: 3, ...request });
    return moments.map((at) => fromTimestamp(at)?.toISOString());
  };
  assert.deepEqual(await preview({ cron: '30 2 * * *', timezone: 'Europe/Berlin', after }), [
    '2026-03-28T01:30:00.000Z',
    '2026-03-29T01:00:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ]);
  show('preview', { delaySeconds: 100, repeatSeconds: 60 });
  const found = await until('it', async () => (await scheduler.schedules('preview'))[0]);
  const [first, second] = await preview({ scheduleId: found.id });
  assert.equal(first, fromTimestamp(found.nextFireAt)?.toISOString());
  assert.equal(Date.parse(second ?? '') - Date.parse(first ?? ''), 60_000);
  await assert.rejects(preview({ cron: '* * *' }), (error) => {
    assert.ok(error instanceof PlatformError);
    assert.equal(error.details.violations?.[0]?.field, 'cron');
    return true;
  });
  await assert.rejects(preview({ cron: '@daily', timezone: 'Mars' }), { code: 'invalid' });
  await assert.rejects(preview({}), { code: 'invalid' });
  for (const repeatSeconds of [-60, 1e-9, 1e300, NaN, Infinity]) {
    await assert.rejects(preview({ repeatSeconds }), { code: 'invalid' }, String(repeatSeconds));
  }
});

test('schedules and runs are found by task, state, schedule and time', async () => {
  const tasks = ['a', 'b'].map((name) => ({ name, delaySeconds: 0, repeatSeconds: 0.3 }));
  bed.catalog.show('found', { tasks });
  await using _worker = await startWorker(bed.nats, 'found');
  await until('runs of both', async () => {
    const runs = await scheduler.runs('found');
    return tasks.every(({ name }) => runs.filter(({ task }) => task === name).length >= 3);
  });
  const { client } = scheduler;
  const [a = assert.fail()] = (await client.listSchedules({ plugin: 'found', task: 'a' }))
    .schedules;
  assert.equal(a.task, 'a');
  await client.pauseSchedule({ id: a.id });
  const paused = await client.listSchedules({ plugin: 'found', state: 'paused' });
  assert.deepEqual(
    paused.schedules.map(({ id }) => id),
    [a.id],
  );
  const ofA = await client.listRuns({ scheduleId: a.id });
  assert.ok(ofA.runs.length >= 2 && ofA.runs.every(({ task }) => task === 'a'));
  const middle = ofA.runs.at(-1)?.scheduledFor ?? null;
  const earlier = await client.listRuns({ scheduleId: a.id, until: middle });
  assert.equal(earlier.runs.length, 0);
  const later = await client.listRuns({ scheduleId: a.id, since: middle });
  assert.ok(later.runs.length >= 2);
});

function show(slug: string, task: object = {}): void {
  bed.catalog.show(slug, { tasks: [{ name: 'job', delaySeconds: 0, ...task }] });
}

async function ask(plugin: string, request: object): Promise<wire.ScheduleReply> {
  const payload = JSON.stringify({ task: 'mail', ...request });
  const reply = await bed.nats.connection.request(
    wire.subjects.schedule(plugin),
    payload,
    patience,
  );
  return wire.scheduleReply.parse(reply.json());
}

function runIn(plugin: string, state: string) {
  return until(`a run of "${plugin}" that is ${state}`, async () => {
    return (await scheduler.runs(plugin)).find((run) => run.state === state);
  });
}
