import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromTimestamp } from '@patchbay/proto';
import { hasten, secondsToRetry, startTestBed, until, type TestBed } from '../scheduler.fixture.ts';
import { heartbeat, report, start, startWorker } from '../worker.fixture.ts';

const leaseSeconds = 2;
let bed: TestBed;
let scheduler: Awaited<ReturnType<TestBed['start']>>;
before(async () => {
  bed = await startTestBed();
  scheduler = await bed.start({ RUN_LEASE_SECONDS: String(leaseSeconds) });
});
after(async () => {
  await scheduler[Symbol.asyncDispose]();
  await bed[Symbol.asyncDispose]();
});

test('a run that succeeds is over, with its times and its instance', async () => {
  show('good');
  await using worker = await startWorker(bed.nats, 'good', { instanceId: 'inst-1' });
  const run = await runIn('good', 'succeeded');
  assert.equal(run.attempt, 1);
  assert.equal(run.instanceId, 'inst-1');
  assert.ok(run.dispatchedAt && run.startedAt && run.finishedAt);
  assert.equal(worker.attempts[0]?.trigger.idempotencyKey, run.id);
  assert.equal((await scheduler.schedules('good'))[0]?.state, 'completed');
});

test('failures are retried after 6, 21 and 86 seconds, and the last is final', async () => {
  show('bad', { maxAttempts: 4 });
  await using worker = await startWorker(bed.nats, 'bad', {
    handler: ({ trigger }) => ({
      kind: 'failed',
      error: `Error: attempt ${trigger.attempt}\n    at task.ts:1`,
      retryable: true,
    }),
  });
  for (const [index, seconds] of [6, 21, 86].entries()) {
    await until(`failure ${index + 1}`, async () => {
      const [run] = await scheduler.runs('bad');
      return run?.state === 'pending' && run.attempt === index + 1;
    });
    assert.equal(await secondsToRetry(bed.db, 'bad'), seconds);
    await hasten(bed.db, 'bad');
  }
  const run = await runIn('bad', 'failed');
  assert.equal(run.attempt, 4);
  assert.match(run.error, /attempt 4\n {4}at task\.ts/);
  assert.deepEqual(
    worker.attempts.map(({ trigger }) => [trigger.attempt, trigger.runId]),
    [1, 2, 3, 4].map((attempt) => [attempt, run.id]),
  );
});

test('BGT-17 a failure that cannot be retried is final at once', async () => {
  show('hopeless');
  const error = `no such feed\0${'x'.repeat(20_000)}`;
  await using _worker = await startWorker(bed.nats, 'hopeless', {
    handler: () => ({ kind: 'failed', error, retryable: false }),
  });
  const run = await runIn('hopeless', 'failed');
  assert.equal(run.attempt, 1);
  assert.ok(run.error.startsWith('no such feedx'));
  assert.ok(run.error.length < 17_000);
});

test('a run whose instance goes silent is lost; its fence is void, the next attempt has another', async () => {
  show('silent');
  await using worker = await startWorker(bed.nats, 'silent', { handler: () => 'silent' });
  const [first, second] = await until(
    'the second attempt',
    () => worker.attempts.length >= 2 && worker.attempts,
  );
  assert.ok(first && second && second.fence > first.fence);
  assert.equal(second.trigger.attempt, 2);

  const { runId } = first.trigger;
  const reply = await heartbeat(bed.nats, 'silent', {
    instanceId: 'worker',
    runs: [{ runId, attempt: 1, fence: first.fence }],
  });
  assert.deepEqual(reply, { lost: [runId], cancelled: [] });
  const succeeded = { kind: 'succeeded' } as const;
  await report(bed.nats, 'silent', { runId, attempt: 1, fence: first.fence, outcome: succeeded });
  await sleep(200);
  assert.notEqual((await scheduler.runs('silent'))[0]?.state, 'succeeded');

  const run = await until('success', async () => {
    const { trigger, fence } = worker.attempts.at(-1) ?? assert.fail();
    const { attempt } = trigger;
    await report(bed.nats, 'silent', { runId, attempt, fence, outcome: succeeded });
    return (await scheduler.runs('silent')).find(({ state }) => state === 'succeeded');
  });
  assert.match(run.error, /^lost: instance worker went silent/);
});

test("a report of another plugin's run, with its fence, takes no report's place", async () => {
  show('honest');
  await using worker = await startWorker(bed.nats, 'honest', {
    async handler({ trigger: { runId, attempt }, fence }) {
      const outcome = { kind: 'succeeded' } as const;
      await Promise.all(
        ['honest', 'forger'].map((plugin) =>
          report(bed.nats, plugin, { runId, attempt, fence, outcome }),
        ),
      );
      return 'silent' as const;
    },
  });
  assert.equal((await runIn('honest', 'succeeded')).attempt, 1);
  assert.equal(worker.attempts.length, 1);
});

test('heartbeats keep a run beyond its lease, but not beyond its longest time', async () => {
  show('long', { maxRunSeconds: 3.5, maxAttempts: 1 });
  let isLost = false;
  await using _worker = await startWorker(bed.nats, 'long', {
    async handler({ trigger: { runId, attempt }, fence }) {
      for (;;) {
        await sleep(200);
        const runs = [{ runId, attempt, fence }];
        const { lost } = await heartbeat(bed.nats, 'long', { instanceId: 'worker', runs });
        if (lost.length === 0) continue;
        isLost = true;
        return 'silent' as const;
      }
    },
  });
  const run = await runIn('long', 'failed');
  assert.match(run.error, /took longer than the 3.5 s/);
  await until('the heartbeat that says so', () => isLost);
  const [startedAt, finishedAt] = [fromTimestamp(run.startedAt), fromTimestamp(run.finishedAt)];
  assert.ok(Number(finishedAt) - Number(startedAt) >= 3_500);
});

test('BGT-30 a run that is handed back is delivered again and has cost no attempt', async () => {
  show('draining', { maxAttempts: 1 });
  let times = 0;
  await using worker = await startWorker(bed.nats, 'draining', {
    handler: () => ({ kind: ++times < 3 ? 'handed-back' : 'succeeded' }),
  });
  const run = await runIn('draining', 'succeeded');
  assert.equal(run.attempt, 1);
  assert.deepEqual(
    worker.attempts.map(({ trigger }) => trigger.attempt),
    [1, 1, 1],
  );
  assert.equal(new Set(worker.attempts.map(({ fence }) => fence)).size, 3);
});

test('BGT-29 a trigger waits while no instance is there, and has cost no attempt', async () => {
  show('away', {}, { processes: [] });
  await runIn('away', 'dispatched');
  await sleep(leaseSeconds * 1500);
  const [waiting] = await scheduler.runs('away');
  assert.equal(waiting?.state, 'dispatched');
  assert.equal(waiting?.attempt, 0);
  show('away', { delaySeconds: 3600 });
  await using worker = await startWorker(bed.nats, 'away');
  await runIn('away', 'succeeded');
  assert.equal(worker.attempts.length, 1);
});

test('only one of many that ask for an attempt gets it', async () => {
  show('contested');
  const run = await runIn('contested', 'dispatched');
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      start(bed.nats, 'contested', { runId: run.id, attempt: 1, instanceId: `i${index}` }),
    ),
  );
  assert.equal(replies.filter((reply) => 'fence' in reply).length, 1);
  assert.equal(replies.filter((reply) => 'refused' in reply).length, 19);
});

test('a request that is sent again gets the same fence, and no other does', async () => {
  show('forgetful');
  const { id: runId } = await runIn('forgetful', 'dispatched');
  const asked = { runId, attempt: 1, instanceId: 'worker', token: 'asked-once' };
  const replies = await Promise.all([1, 2, 3].map(() => start(bed.nats, 'forgetful', asked)));
  const fences = new Set(replies.map((reply) => 'fence' in reply && reply.fence));
  assert.equal(fences.size, 1);
  assert.ok(!fences.has(false));
  const other = await start(bed.nats, 'forgetful', { ...asked, token: 'asked-anew' });
  assert.ok('refused' in other);
  const outcome = { kind: 'succeeded' } as const;
  const [fence] = fences;
  await report(bed.nats, 'forgetful', { runId, attempt: 1, fence: Number(fence), outcome });
  await runIn('forgetful', 'succeeded');
  assert.ok('refused' in (await start(bed.nats, 'forgetful', asked)));
});

test('a plugin cannot start, keep or report the run of another', async () => {
  show('owner');
  const { id: runId } = await runIn('owner', 'dispatched');
  const asked = { runId, attempt: 1, instanceId: 'worker' };
  assert.ok('refused' in (await start(bed.nats, 'thief', asked)));
  const reply = await start(bed.nats, 'owner', asked);
  assert.ok('fence' in reply);
  const runs = [{ runId, attempt: 1, fence: reply.fence }];
  const { lost } = await heartbeat(bed.nats, 'thief', { instanceId: 'worker', runs });
  assert.deepEqual(lost, [runId]);
  const outcome = { kind: 'succeeded' } as const;
  await report(bed.nats, 'thief', { runId, attempt: 1, fence: reply.fence, outcome });
  await sleep(200);
  assert.notEqual((await scheduler.runs('owner'))[0]?.state, 'succeeded');
});

test('a run of a disabled plugin is refused', async () => {
  show('disabled');
  const { id: runId } = await runIn('disabled', 'dispatched');
  bed.catalog.show('disabled', { enabled: false });
  await until(
    'inactive',
    async () => (await scheduler.schedules('disabled'))[0]?.state === 'inactive',
  );
  const reply = await start(bed.nats, 'disabled', { runId, attempt: 1, instanceId: 'worker' });
  assert.ok('refused' in reply);
});

test('requests that make no sense are answered with a refusal or not at all', async () => {
  const odd = { runId: "1' or 1=1", attempt: 1, instanceId: 'worker' };
  assert.ok('refused' in (await start(bed.nats, 'odd', odd)));
  bed.nats.connection.publish('patchbay.run.start.odd', 'not json');
  await bed.nats.jetstream.publish('patchbay.run.report.odd', '{"reports":[{"runId":1}]}');
  show('odd');
  await using _worker = await startWorker(bed.nats, 'odd');
  await runIn('odd', 'succeeded');
});

function show(slug: string, task: object = {}, plugin: object = {}): void {
  bed.catalog.show(slug, { tasks: [{ name: 'job', delaySeconds: 0, ...task }], ...plugin });
}

function runIn(plugin: string, state: string) {
  return until(`a run of "${plugin}" that is ${state}`, async () => {
    const runs = await scheduler.runs(plugin);
    return runs.find((run) => run.state === state);
  });
}
