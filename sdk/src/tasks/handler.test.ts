import assert from 'node:assert/strict';
import test, { after, before, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlatformError, type nats } from '@patchbay/proto';
import { definePlugin } from '../define-plugin.ts';
import { createLogger } from '../log.ts';
import type { TaskContext } from '../task-context.ts';
import { createCallsClient } from '../telling.ts';
import { until } from '../until.fixture.ts';
import { createRunner, type Runner } from './runner.ts';
import { startWireScheduler, type WireScheduler } from './scheduler.fixture.ts';

const slugs = Array.from({ length: 9 }, (_, index) => `handler-${index}`);
const unused = slugs.values();
const asked: nats.ScheduleRequest[] = [];
let scheduler: WireScheduler;

before(async () => {
  scheduler = await startWireScheduler({
    plugins: slugs,
    priorities: [5, 0, -5],
    schedule(request) {
      asked.push(request);
      // The first answer gets lost.
      if (asked.length === 1) return undefined;
      if (request.task === 'nothing') {
        return { refused: 'it has no task "nothing"', violations: [] };
      }
      return { scheduleId: '7', created: true, nextFireAt: '2026-05-06T07:08:09.000Z' };
    },
  });
});
after(() => scheduler[Symbol.asyncDispose]());

type Run = (params: object, context: TaskContext<object>) => unknown;

test('what a handler logs and how far it says it is reach the scheduler', async (t) => {
  const told = Promise.withResolvers<void>();
  const { slug } = startRunner(t, async (_params, { progress, log }) => {
    progress(1.5, 'too far');
    progress(0.5, 'half');
    log.info({ feed: 7 }, 'fetched %s', 'it');
    log.child({ part: 1 }).error(new Error('oh no'));
    log.trace('not at this level');
    await told.promise;
    progress(undefined, 'nearly');
  });
  const runId = await scheduler.trigger(slug, 'work');
  await until(() => notesOf(runId).some(({ progress }) => progress?.text === 'half'));
  told.resolve();
  await scheduler.reportOf(runId);
  await until(() => notesOf(runId).some(({ progress }) => progress?.text === 'nearly'));
  const progress = notesOf(runId).flatMap((it) => (it.progress ? [it.progress] : []));
  assert.deepEqual(progress, [
    { fraction: 0.5, text: 'half' },
    { fraction: null, text: 'nearly' },
  ]);
  const lines = notesOf(runId).flatMap((it) => it.lines);
  assert.deepEqual(
    lines.map(({ level }) => level),
    ['info', 'error'],
  );
  assert.equal(lines[0]?.text, 'fetched it {"feed":7}');
  assert.match(lines[1]?.text ?? '', /^Error: oh no\n +at /);
});

test('a flood of lines is cut, and says how much is missing', async (t) => {
  const { slug } = startRunner(t, (_params, { log }) => {
    for (let line = 0; line < 700; line++) log.info(`line ${line}`);
  });
  const runId = await scheduler.trigger(slug, 'work');
  await until(() => notesOf(runId).flatMap(({ lines }) => lines).length >= 501);
  const lines = notesOf(runId).flatMap((it) => it.lines);
  assert.match(lines.at(-1)?.text ?? '', /^… 200 more lines/);
});

test('an order to end a run aborts its signal, and how it ended is reported', async (t) => {
  const begun = Promise.withResolvers<void>();
  const { slug } = startRunner(t, (_params, { signal }) => {
    begun.resolve();
    return sleep(60_000, undefined, { signal });
  });
  const runId = await scheduler.trigger(slug, 'work');
  await begun.promise;
  scheduler.cancel(slug, runId);
  const { outcome } = await scheduler.reportOf(runId);
  assert.equal(outcome.kind, 'failed');
  assert.match(outcome.kind === 'failed' ? outcome.error : '', /abort/i);
});

test('a result that cannot be kept fails for good, since trying again would do the work again', async (t) => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const results: Record<string, unknown> = { big: 'x'.repeat(200_000), circle, number: 1n };
  const { slug } = startRunner(t, (params) => results[(params as { kind: string }).kind]);
  for (const [kind, why] of [
    ['big', /the result is 200002 characters of JSON, more than 100000/],
    ['circle', /the result is no JSON: .*circular/],
    ['number', /the result is no JSON: .*BigInt/],
  ] as const) {
    const { outcome } = await scheduler.reportOf(
      await scheduler.trigger(slug, 'work', { params: { kind } }),
    );
    assert.partialDeepStrictEqual(outcome, { kind: 'failed', retryable: false });
    assert.match(outcome.kind === 'failed' ? outcome.error : '', why);
  }
});

test('a handler that ignores its signal loses its slot, and says so', async (t) => {
  const { slug } = startRunner(t, () => new Promise(() => {}), { concurrency: 1, patienceMs: 300 });
  const deaf = await scheduler.trigger(slug, 'work', { maxRunSeconds: 0.2 });
  const next = await scheduler.trigger(slug, 'work', { maxRunSeconds: 0.2 });
  const { outcome } = await scheduler.reportOf(deaf);
  assert.partialDeepStrictEqual(outcome, { kind: 'failed', retryable: true });
  const error = outcome.kind === 'failed' ? outcome.error : '';
  assert.match(error, /took longer than its 0.2 seconds\nthe handler ignored its signal/);
  await scheduler.reportOf(next);
});

test('a handler that keeps the process from doing anything else is named in the log', async (t) => {
  const logged: string[] = [];
  const { slug } = startRunner(
    t,
    () => {
      const end = Date.now() + 800;
      while (Date.now() < end) Math.sqrt(end);
    },
    { onLine: (line) => logged.push(line) },
  );
  await scheduler.reportOf(await scheduler.trigger(slug, 'work'));
  await until(() => logged.some((line) => line.includes('kept this process')));
  const line = logged.find((it) => it.includes('kept this process')) ?? '';
  assert.match(line, /"tasks":\["work"\]/);
});

test('a handler that has ended is not named, also while its report is on its way', async (t) => {
  const logged: string[] = [];
  let ended = false;
  const { slug } = startRunner(t, () => void (ended = true), {
    onLine: (line) => logged.push(line),
  });
  const storeReports = await scheduler.refuseReports();
  t.after(storeReports);
  await scheduler.trigger(slug, 'work');
  await until(() => ended);
  // What runs is looked at ten times a second.
  await sleep(300);
  logged.length = 0;
  const end = Date.now() + 800;
  while (Date.now() < end) Math.sqrt(end);
  await sleep(300);
  assert.deepEqual(
    logged.filter((line) => line.includes('kept this process')),
    [],
  );
});

test('BGT-21 of what waits the highest priority is taken first', async (t) => {
  const order: number[] = [];
  const gate = Promise.withResolvers<void>();
  const { slug } = startRunner(
    t,
    async (params) => {
      order.push((params as { n: number }).n);
      await gate.promise;
    },
    { concurrency: 1 },
  );
  await scheduler.trigger(slug, 'work', { params: { n: 0 } });
  await until(() => order.length === 1);
  for (const priority of [-5, 0, 5, 0, 5]) {
    await scheduler.trigger(slug, 'work', { params: { n: priority }, priority });
  }
  gate.resolve();
  await until(() => order.length === 6);
  assert.deepEqual(order, [0, 5, 5, 0, 0, -5]);
});

test('a schedule that nobody answered is asked for again, as the same request', async (t) => {
  const { runner } = startRunner(t, () => 'done');
  const at = new Date('2026-05-06T07:08:09Z');
  const made = await runner.schedules.add({ task: 'work', at, params: { to: 'ada' } });
  assert.deepEqual(made, { scheduleId: '7', created: true, nextFireAt: at });
  const [first, second] = asked;
  assert.equal(first?.requestId, second?.requestId);
  assert.partialDeepStrictEqual(second, {
    task: 'work',
    at: at.toISOString(),
    params: { to: 'ada' },
  });
  const tooMuch = { task: 'work', in: 1, params: { text: 'x'.repeat(1_100_000) } };
  await assert.rejects(runner.schedules.add(tooMuch), { code: 'invalid' });
  await assert.rejects(runner.schedules.add({ task: 'nothing', in: 1 }), (error) => {
    assert.ok(error instanceof PlatformError);
    assert.equal(error.code, 'failed_precondition');
    return true;
  });
});

function startRunner(
  t: TestContext,
  run: Run,
  {
    concurrency = 10,
    patienceMs = 10_000,
    onLine = () => {},
  }: { concurrency?: number; patienceMs?: number; onLine?: (line: string) => void } = {},
): { slug: string; runner: Runner } {
  const slug = unused.next().value ?? '';
  const plugin = definePlugin({
    slug,
    version: '1.0.0',
    tasks: {
      work: { run },
      urgent: { run, priority: 5 },
      idle: { run, priority: -5 },
    },
  });
  const runner = createRunner({
    plugin,
    settings: () => ({}),
    settingsFor: async () => ({}),
    calls: createCallsClient({ address: '127.0.0.1:9', token: '' }),
    instanceId: () => 'instance-1',
    queues: ['default'],
    concurrency,
    patienceMs,
    log: createLogger(slug, 'info', { write: onLine }),
  });
  t.after(() => runner[Symbol.asyncDispose]());
  runner.use(scheduler.credentials);
  runner.setServing(true);
  return { slug, runner };
}

function notesOf(runId: string): nats.RunNotes['runs'] {
  return scheduler.notes.filter((note) => note.runId === runId);
}
