import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import {
  momentsUntil,
  secondsToRetry,
  startTestBed,
  until,
  type TestBed,
} from '../scheduler.fixture.ts';
import { heartbeat, startWorker } from '../worker.fixture.ts';

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

test('cron with seconds fires on the second, and each of them is accounted for', async () => {
  show('cron', { cron: '* * * * * *', timezone: 'Asia/Kolkata' });
  await using worker = await startWorker(bed.nats, 'cron');
  await until('four runs', () => worker.attempts.length >= 4);
  bed.catalog.remove('cron');
  const moments = worker.attempts.map(({ trigger }) => Date.parse(trigger.scheduledFor));
  for (const at of moments) assert.equal(at % 1000, 0);
  const [first = NaN, last = NaN] = [moments[0], moments.at(-1)];
  assert.equal(await momentsUntil(bed.db, 'cron', last), (last - first) / 1000 + 1);
});

test('@every is a period, and repeatUntil ends the schedule', async () => {
  const repeatUntil = new Date(Date.now() + 5_000).toISOString();
  show('every', { cron: '@every 500ms', delaySeconds: 0, repeatUntil });
  await using worker = await startWorker(bed.nats, 'every');
  await until('completed', async () => (await schedule('every')).state === 'completed');
  await sleep(700);
  assert.ok(worker.attempts.length >= 2);
  for (const { trigger } of worker.attempts) assert.ok(trigger.scheduledFor <= repeatUntil);
});

test('BGT-9 one task with two params is two schedules, each with its own part of the jitter', async () => {
  const task = { name: 'poll', delaySeconds: 600, jitterSeconds: 300 };
  bed.catalog.show('twice', {
    tasks: [
      { ...task, params: { feed: 1 } },
      { ...task, params: { feed: 2 } },
    ],
  });
  const schedules = await until('both', async () => {
    const all = await scheduler.schedules('twice');
    return all.length === 2 && all;
  });
  const [a, b] = schedules.map(({ nextFireAt }) => Number(nextFireAt?.seconds));
  assert.notEqual(a, b);
  const now = Date.now() / 1000;
  for (const at of [a, b]) assert.ok(at !== undefined && at > now + 590 && at < now + 901);
});

test('queue runs one moment after the other, and loses none', async () => {
  show('queued', { repeatSeconds: 0.4, overlap: 'queue' });
  let running = 0;
  let most = 0;
  await using worker = await startWorker(bed.nats, 'queued', {
    async handler() {
      most = Math.max(most, ++running);
      await sleep(600);
      running -= 1;
      return { kind: 'succeeded' };
    },
  });
  await until('four runs', () => worker.attempts.length >= 4);
  const waiting = (await scheduler.runs('queued')).filter(({ waitsForTurn }) => waitsForTurn);
  assert.ok(waiting.length > 0);
  bed.catalog.remove('queued');
  assert.equal(most, 1);
  const moments = worker.attempts.map(({ trigger }) => Date.parse(trigger.scheduledFor));
  assert.deepEqual(
    moments.slice(0, 4).map((at) => at - (moments[0] ?? 0)),
    [0, 400, 800, 1_200],
  );
});

test('replace cancels what runs, and begins when that has ended', async () => {
  show('replaced', { repeatSeconds: 1, overlap: 'replace' });
  const cancelled = new Set<string>();
  const over = new AbortController();
  bed.nats.connection.subscribe(wire.subjects.cancel('replaced'), {
    callback: (_, message) => {
      cancelled.add(wire.cancelOrder.parse(message.json()).runId);
    },
  });
  let running = 0;
  let most = 0;
  await using worker = await startWorker(bed.nats, 'replaced', {
    async handler({ trigger: { runId } }) {
      most = Math.max(most, ++running);
      while (!over.signal.aborted && !cancelled.has(runId)) await sleep(20);
      running -= 1;
      return { kind: 'failed', error: 'cancelled', retryable: true };
    },
  });
  await until('three runs', () => worker.attempts.length >= 3);
  const runs = await scheduler.runs('replaced');
  over.abort();
  bed.catalog.remove('replaced');
  assert.equal(most, 1);
  const first = runs.find(({ id }) => id === worker.attempts[0]?.trigger.runId);
  assert.equal(first?.state, 'cancelled');
  assert.equal(first?.cancelledBy, 'the next run, which replaces it');
});

test('BGT-23 no more runs of a plugin go at a time than its limit, also of tasks that may overlap', async () => {
  const tasks = ['a', 'b', 'c'].map((name) => ({
    name,
    delaySeconds: 0,
    repeatSeconds: 0.3,
    overlap: 'allow' as const,
    pluginMaxConcurrency: 2,
  }));
  bed.catalog.show('limited', { tasks });
  let running = 0;
  let most = 0;
  await using worker = await startWorker(bed.nats, 'limited', {
    async handler() {
      most = Math.max(most, ++running);
      await sleep(250);
      running -= 1;
      return { kind: 'succeeded' };
    },
  });
  await until('eight runs', () => worker.attempts.length >= 8);
  bed.catalog.remove('limited');
  assert.equal(most, 2);
});

test('BGT-21 of two that wait for one place the one with the higher priority goes first', async () => {
  const limits = { delaySeconds: 0, pluginMaxConcurrency: 1 };
  bed.catalog.show('ranked', {
    tasks: [
      { name: 'first', ...limits, priority: 9 },
      { name: 'low', ...limits, delaySeconds: 0.5, priority: -5 },
      { name: 'high', ...limits, delaySeconds: 0.6, priority: 5 },
    ],
  });
  const lanes = [9, 5, -5].map((priority) => wire.lane('default', priority));
  const order: string[] = [];
  const handler = async ({ trigger }: { trigger: wire.Trigger }) => {
    order.push(trigger.task);
    if (trigger.task === 'first') await sleep(2_500);
    return { kind: 'succeeded' } as const;
  };
  await using workers = new AsyncDisposableStack();
  for (const lane of lanes) {
    workers.use(await startWorker(bed.nats, 'ranked', { handler, lane }));
  }
  await until('all', () => order.length === 3);
  assert.deepEqual(order, ['first', 'high', 'low']);
});

test('BGT-22 each queue has triggers of its own, which nobody else takes', async () => {
  bed.catalog.show('queues', {
    tasks: [
      { name: 'letter', delaySeconds: 0, queue: 'mail' },
      { name: 'other', delaySeconds: 0 },
    ],
  });
  await using mail = await startWorker(bed.nats, 'queues', { lane: wire.lane('mail', 0) });
  await until('both', async () => {
    const runs = await scheduler.runs('queues');
    return ['succeeded', 'dispatched'].every((state) => runs.some((run) => run.state === state));
  });
  assert.deepEqual(
    mail.attempts.map(({ trigger }) => trigger.task),
    ['letter'],
  );
  await using rest = await startWorker(bed.nats, 'queues');
  await until('the other', () => rest.attempts.length === 1);
  assert.equal(rest.attempts[0]?.trigger.task, 'other');
});

test('a run that no instance could start in time is skipped, and says so', async () => {
  bed.catalog.show('tardy', {
    processes: [],
    tasks: [{ name: 'job', delaySeconds: 0, startDeadlineSeconds: 1 }],
  });
  const run = await until('the skip', async () => {
    return (await scheduler.runs('tardy')).find(({ state }) => state === 'skipped');
  });
  assert.equal(run.skipReason, 'deadline');
});

test('a schedule that pauses on failure fires nothing until it is resumed', async () => {
  show('careful', { repeatSeconds: 0.3, maxAttempts: 1, pauseOnFailure: true });
  let works = false;
  await using worker = await startWorker(bed.nats, 'careful', {
    handler: () =>
      works ? { kind: 'succeeded' } : { kind: 'failed', error: 'no', retryable: true },
  });
  const paused = await until('the pause', async () => {
    const found = await schedule('careful');
    return found.state === 'paused' && found;
  });
  assert.match(paused.pauseReason, /failed for good/);
  const before = worker.attempts.length;
  await sleep(1_000);
  assert.equal(worker.attempts.length, before);
  works = true;
  await scheduler.client.resumeSchedule({ id: paused.id, requestedBy: 'alice' });
  await until('runs again', () => worker.attempts.length > before + 1);
  const skips = (await scheduler.runs('careful')).filter((it) => it.skipReason === 'paused');
  assert.equal(skips.length, 1);
  assert.ok((skips[0]?.moments ?? 0) >= 2);
});

test('a paused schedule stays paused when its plugin registers again, and keeps its grid', async () => {
  const tasks = [{ name: 'job', delaySeconds: 60, repeatSeconds: 60 }];
  bed.catalog.show('held', { tasks });
  const { id } = await until('it', async () => (await scheduler.schedules('held'))[0]);
  const asked = { id, requestedBy: 'alice', reason: 'the feed is broken' };
  const paused = await scheduler.client.pauseSchedule(asked);
  assert.deepEqual(
    [paused.state, paused.pausedBy, paused.pauseReason, paused.nextFireAt],
    ['paused', 'alice', 'the feed is broken', null],
  );
  bed.catalog.show('held', { tasks, processes: ['q/1'] });
  await until('armed anew', async () => {
    const { held } = await bed.db.one<{ held: Date | null }>(
      sql`select held_fire_at as held from schedules where plugin = 'held'`,
    );
    return held !== null;
  });
  assert.equal((await schedule('held')).state, 'paused');
  const resumed = await scheduler.client.resumeSchedule({ id, requestedBy: 'bob' });
  assert.equal(resumed.state, 'active');
  const inS = Number(resumed.nextFireAt?.seconds) - Date.now() / 1000;
  assert.ok(inS > 50 && inS <= 60, `${inS} s`);
});

for (const [backoff, seconds] of [
  ['fixed', [40, 40, 40]],
  ['exponential', [40, 80, 100]],
] as const) {
  test(`BGT-15 ${backoff} retries wait ${seconds.join(', ')} s`, async () => {
    const retry = { backoff, seconds: 40, maxSeconds: 100 };
    show(`retry-${backoff}`, { maxAttempts: 4, retry });
    await using _worker = await startWorker(bed.nats, `retry-${backoff}`, {
      handler: () => ({ kind: 'failed', error: 'no', retryable: true }),
    });
    for (const [index, wanted] of seconds.entries()) {
      await until(`failure ${index + 1}`, async () => {
        const [run] = await scheduler.runs(`retry-${backoff}`);
        return run?.state === 'pending' && run.attempt === index + 1;
      });
      assert.equal(await secondsToRetry(bed.db, `retry-${backoff}`), wanted);
      await bed.db.run(sql`
        update runs
        set due_at = now(), attend_at = now()
        where plugin = ${`retry-${backoff}`}`);
    }
  });
}

test('next moments come from newer time zone data as soon as a replica has it', async () => {
  show('zoned', { cron: '0 3 * * *', timezone: 'Europe/Berlin' });
  const right = (await until('it', async () => (await scheduler.schedules('zoned'))[0])).nextFireAt;
  await bed.db.run(sql`
    update schedules
    set tz_version = '1999a', next_fire_at = next_fire_at + interval '1 hour'
    where plugin = 'zoned'`);
  await using _newer = await bed.start();
  await until('the right moment', async () => {
    const [found] = await scheduler.schedules('zoned');
    return found?.nextFireAt?.seconds === right?.seconds;
  });
});

test('an instance that missed the order to end hears of it with its next heartbeat', async () => {
  show('deaf');
  const done = Promise.withResolvers<void>();
  await using worker = await startWorker(bed.nats, 'deaf', {
    async handler() {
      await done.promise;
      return { kind: 'failed', error: 'gave up', retryable: true };
    },
  });
  const [attempt] = await until('it runs', () => worker.attempts.length > 0 && worker.attempts);
  assert.ok(attempt);
  const { runId } = attempt.trigger;
  const asked = await scheduler.client.cancelRun({ id: runId, requestedBy: 'alice' });
  assert.equal(asked.state, 'running');
  const runs = [{ runId, attempt: 1, fence: attempt.fence }];
  const reply = await heartbeat(bed.nats, 'deaf', { instanceId: 'worker', runs });
  assert.deepEqual(reply, { lost: [], cancelled: [runId] });
  done.resolve();
  const run = await until('the end', async () => {
    return (await scheduler.runs('deaf')).find(({ state }) => state === 'cancelled');
  });
  assert.equal(run.cancelledBy, 'alice');
});

function show(slug: string, task: object = {}): void {
  bed.catalog.show(slug, { tasks: [{ name: 'job', delaySeconds: 0, ...task }] });
}

async function schedule(plugin: string) {
  return until('the schedule', async () => (await scheduler.schedules(plugin))[0]);
}
