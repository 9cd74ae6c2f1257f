import assert from 'node:assert/strict';
import test, { after, before, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { definePlugin } from '../define-plugin.ts';
import { NotRetryable } from '../not-retryable.ts';
import type { TaskContext } from '../task-context.ts';
import { createCallsClient } from '../telling.ts';
import { until } from '../until.fixture.ts';
import { createRunner, type Runner } from './runner.ts';
import { startWireScheduler, type Answer, type WireScheduler } from './scheduler.fixture.ts';

const slugs = Array.from({ length: 18 }, (_, index) => `runner-${index}`);
const unused = slugs.values();
let replies: Map<string, Answer>;
let lost: Set<string>;
let silent: Set<string>;
let scheduler: WireScheduler;

before(async () => {
  replies = new Map();
  lost = new Set();
  silent = new Set();
  scheduler = await startWireScheduler({
    plugins: slugs,
    start: ({ runId }) =>
      replies.has(runId) ? replies.get(runId) : { fence: 7, leaseSeconds: 0.6 },
    heartbeat({ runs }) {
      const ids = runs.map(({ runId }) => runId);
      if (ids.some((id) => silent.has(id))) return undefined;
      return { lost: ids.filter((id) => lost.has(id)) };
    },
  });
});
after(() => scheduler[Symbol.asyncDispose]());

type Run = (params: object, context: TaskContext<{ LIMIT: number }>) => unknown;

test('a runner that ends while it connects leaves no connection behind', async (t) => {
  const sockets = () => process.getActiveResourcesInfo().filter((it) => it === 'TCPSocketWrap');
  const before = sockets().length;
  const { runner } = startRunner(t, () => undefined);
  await runner[Symbol.asyncDispose]();
  await until(() => sockets().length <= before);
});

test('credentials that no longer count are replaced by those that come later', async (t) => {
  const expired = { ...scheduler.credentials, jwt: 'no.longer.good' };
  const { slug, runner } = startRunner(t, () => 'done', { credentials: expired });
  const runId = await scheduler.trigger(slug, 'work');
  runner.use(scheduler.credentials);
  await scheduler.reportOf(runId);
});

test('a run gets its parameters and context, and its result is reported', async (t) => {
  const contexts: TaskContext<{ LIMIT: number }>[] = [];
  const { slug } = startRunner(t, (params, context) => {
    contexts.push(context);
    return { params, limit: context.settings.LIMIT };
  });
  const runId = await scheduler.trigger(slug, 'work', { params: { days: 3 }, attempt: 2 });
  assert.deepEqual(await scheduler.reportOf(runId), {
    runId,
    attempt: 2,
    fence: 7,
    instanceId: 'instance-1',
    outcome: { kind: 'succeeded', result: { params: { days: 3 }, limit: 3 } },
  });
  assert.partialDeepStrictEqual(contexts, [
    { runId, attempt: 2, fence: 7, scheduledFor: new Date('2026-01-02T03:04:05Z') },
  ]);
  assert.equal(await scheduler.waiting(slug), 0);
});

test('a failure is reported with its stack, to be tried again', async (t) => {
  const { slug } = startRunner(t, () => {
    throw new Error('the feed is away');
  });
  const { outcome } = await scheduler.reportOf(await scheduler.trigger(slug, 'work'));
  assert.partialDeepStrictEqual(outcome, { kind: 'failed', retryable: true });
  assert.match(outcome.kind === 'failed' ? outcome.error : '', /^Error: the feed is away\n +at /);
});

test('NotRetryable fails for good', async (t) => {
  const { slug } = startRunner(t, () => {
    throw new NotRetryable('there is no such feed');
  });
  const { outcome } = await scheduler.reportOf(await scheduler.trigger(slug, 'work'));
  assert.partialDeepStrictEqual(outcome, { kind: 'failed', retryable: false });
});

test('an attempt that the scheduler refuses is dropped', async (t) => {
  const ran: string[] = [];
  const { slug } = startRunner(t, (_params, { runId }) => ran.push(runId));
  const refused = crypto.randomUUID();
  replies.set(refused, { refused: 'it is over' });
  await scheduler.trigger(slug, 'work', { runId: refused });
  const runId = await scheduler.trigger(slug, 'work');
  await scheduler.reportOf(runId);
  await until(async () => (await scheduler.waiting(slug)) === 0);
  assert.deepEqual(ran, [runId]);
});

test('attempts that are pulled together are asked for together', async (t) => {
  const { slug } = startRunner(t, () => 'done');
  await scheduler.reportOf(await scheduler.trigger(slug, 'work'));
  const runs = await scheduler.triggers(slug, 'work', 8);
  await Promise.all(runs.map((runId) => scheduler.reportOf(runId)));
  const tokens = new Set(runs.map((runId) => tokensOf(runId).join()));
  assert.ok(tokens.size < runs.length, `${tokens.size} requests for ${runs.length} attempts`);
});

test('a start that nobody answers is asked again with the same token, and then runs once', async (t) => {
  const ran: string[] = [];
  const { slug } = startRunner(t, (_params, { runId }) => void ran.push(runId));
  const runId = crypto.randomUUID();
  replies.set(runId, undefined);
  await scheduler.trigger(slug, 'work', { runId });
  await until(() => tokensOf(runId).length === 2);
  replies.delete(runId);
  await scheduler.reportOf(runId);
  assert.deepEqual(ran, [runId]);
  assert.equal(new Set(tokensOf(runId)).size, 1);
});

test('no more runs at a time than there are slots', async (t) => {
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(30);
    running -= 1;
  };
  const { slug } = startRunner(t, work, { concurrency: 2 });
  const runs = await Promise.all(Array.from({ length: 8 }, () => scheduler.trigger(slug, 'work')));
  await Promise.all(runs.map((runId) => scheduler.reportOf(runId)));
  assert.equal(most, 2);
});

test('a run whose report is on its way takes no slot, unless more are than there are slots', async (t) => {
  await using mute = await startWireScheduler({ plugins: ['mute'] });
  const ended: string[] = [];
  startRunner(t, (_params, { runId }) => ended.push(runId), {
    slug: 'mute',
    of: mute,
    concurrency: 2,
  });
  const storeReports = await mute.refuseReports();
  const runs = await mute.triggers('mute', 'work', 6);
  await until(() => ended.length === 4);
  await until(async () => (await mute.waiting('mute')) === 2);
  await storeReports();
  await until(() => runs.every((runId) => ended.includes(runId)));
  assert.equal(ended.length, runs.length);
});

test('two instances share the triggers, each of which runs once', async (t) => {
  const ran: string[] = [];
  const work: Run = async (_params, { runId }) => {
    ran.push(runId);
    await sleep(20);
  };
  const { slug } = startRunner(t, work, { concurrency: 2 });
  startRunner(t, work, { concurrency: 2, slug });
  const runs = await Promise.all(Array.from({ length: 20 }, () => scheduler.trigger(slug, 'work')));
  await Promise.all(runs.map((runId) => scheduler.reportOf(runId)));
  assert.deepEqual(ran.toSorted(), runs.toSorted());
});

test('a run that is lost is aborted, and not reported', async (t) => {
  const aborted = Promise.withResolvers<unknown>();
  const { slug } = startRunner(t, (_params, { signal, runId }) => {
    lost.add(runId);
    signal.addEventListener('abort', () => aborted.resolve(signal.reason));
    return aborted.promise;
  });
  const runId = await scheduler.trigger(slug, 'work');
  assert.match(String(await aborted.promise), /another attempt has taken over/);
  await sleep(100);
  assert.ok(!scheduler.reports.some((report) => report.runId === runId));
});

test('a run that takes too long is aborted, and may be tried again', async (t) => {
  const { slug } = startRunner(t, (_params, { signal }) => sleep(5_000, undefined, { signal }));
  const { outcome } = await scheduler.reportOf(
    await scheduler.trigger(slug, 'work', { maxRunSeconds: 0.1 }),
  );
  assert.partialDeepStrictEqual(outcome, { kind: 'failed', retryable: true });
  assert.match(outcome.kind === 'failed' ? outcome.error : '', /took longer than its 0.1 seconds/);
});

test('BGT-29 a task that this version does not have is left to another instance', async (t) => {
  const { slug } = startRunner(t, () => 'done');
  const runId = await scheduler.trigger(slug, 'newer');
  await scheduler.reportOf(await scheduler.trigger(slug, 'work'));
  assert.equal(await scheduler.waiting(slug), 1);
  assert.ok(!scheduler.starts.some((request) => request.runId === runId));
});

test('BGT-22 a process takes the tasks of its queues, and leaves others to others', async (t) => {
  const { slug } = startRunner(t, () => 'done', { queues: ['mail'] });
  const other = await scheduler.trigger(slug, 'work');
  await scheduler.reportOf(await scheduler.trigger(slug, 'post', { queue: 'mail' }));
  assert.equal(await scheduler.waiting(slug), 1);
  startRunner(t, () => 'done', { slug, queues: ['default', 'mail'] });
  await scheduler.reportOf(other);
});

test('a process that does not serve takes nothing until it does', async (t) => {
  const ran: string[] = [];
  const { slug, runner } = startRunner(t, (_params, { runId }) => void ran.push(runId));
  await scheduler.reportOf(await scheduler.trigger(slug, 'work'));
  runner.setServing(false);
  const runId = await scheduler.trigger(slug, 'work');
  await sleep(300);
  assert.ok(!ran.includes(runId));
  runner.setServing(true);
  await scheduler.reportOf(runId);
});

test('BGT-30 draining lets what runs finish, and leaves the rest to others', async (t) => {
  const begun = Promise.withResolvers<void>();
  const work = () => {
    begun.resolve();
    return sleep(200, 'done');
  };
  const { slug, runner } = startRunner(t, work, { concurrency: 1 });
  const first = await scheduler.trigger(slug, 'work');
  await begun.promise;
  await scheduler.trigger(slug, 'work');
  await runner.drain(AbortSignal.timeout(5_000));
  assert.deepEqual((await scheduler.reportOf(first)).outcome, {
    kind: 'succeeded',
    result: 'done',
  });
  assert.equal(await scheduler.waiting(slug), 1);
});

test('what is not done at the deadline of a drain is aborted and handed back', async (t) => {
  const started = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  const { slug, runner } = startRunner(t, (_params, { signal }) => {
    signal.addEventListener('abort', () => aborted.resolve());
    started.resolve();
    return new Promise(() => {});
  });
  const runId = await scheduler.trigger(slug, 'work');
  await started.promise;
  await runner.drain(AbortSignal.timeout(50));
  await aborted.promise;
  assert.deepEqual((await scheduler.reportOf(runId)).outcome, { kind: 'handed-back' });
});

test('a process that is cut off from NATS gives its runs up before their leases end', async (t) => {
  await using cut = await startWireScheduler({
    plugins: ['cut'],
    start: () => ({ fence: 1, leaseSeconds: 1.5 }),
  });
  const started = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<unknown>();
  startRunner(
    t,
    (_params, { signal }) => {
      started.resolve();
      signal.addEventListener('abort', () => aborted.resolve(signal.reason));
      return aborted.promise;
    },
    { slug: 'cut', of: cut },
  );
  await cut.trigger('cut', 'work');
  await started.promise;
  await cut[Symbol.asyncDispose]();
  assert.match(String(await aborted.promise), /cut off/);
});

test('a scheduler that is away takes no run from anybody', async (t) => {
  const { slug } = startRunner(t, async (_params, { signal, runId }) => {
    silent.add(runId);
    await sleep(1_200, undefined, { signal });
    return 'done';
  });
  const { outcome } = await scheduler.reportOf(await scheduler.trigger(slug, 'work'));
  assert.deepEqual(outcome, { kind: 'succeeded', result: 'done' });
});

function startRunner(
  t: TestContext,
  run: Run,
  {
    concurrency = 10,
    slug = unused.next().value ?? '',
    of = scheduler,
    queues = ['default'],
    credentials = undefined as WireScheduler['credentials'] | undefined,
  } = {},
): { slug: string; runner: Runner } {
  const settings = z.object({ LIMIT: z.int().default(3) });
  const tasks = { work: { run }, post: { run, queue: 'mail' } };
  const plugin = definePlugin({ slug, version: '1.0.0', settings, tasks });
  const runner = createRunner({
    plugin,
    settings: () => ({ LIMIT: 3 }),
    settingsFor: async () => ({ LIMIT: 3 }),
    calls: createCallsClient({ address: '127.0.0.1:9', token: '' }),
    instanceId: () => 'instance-1',
    queues,
    concurrency,
    log: pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }),
  });
  t.after(() => runner[Symbol.asyncDispose]());
  runner.use(credentials ?? of.credentials);
  runner.setServing(true);
  return { slug, runner };
}

function tokensOf(runId: string): string[] {
  return scheduler.starts.filter((asked) => asked.runId === runId).map(({ token }) => token);
}
