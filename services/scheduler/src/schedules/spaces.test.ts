import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { toStruct } from '@patchbay/proto';
import { startTestBed, until, type TestBed } from '../scheduler.fixture.ts';
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

test('a task of spaces runs in each in which the plugin is active, until that is archived', async () => {
  bed.catalog.showSpace('red', { plugins: ['digest'] });
  bed.catalog.showSpace('blue', { plugins: ['digest'] });
  bed.catalog.showSpace('green', {});
  bed.catalog.show('digest', {
    tasks: [{ name: 'send', scope: 'space', delaySeconds: 0, repeatSeconds: 0.3 }],
  });
  await using worker = await startWorker(bed.nats, 'digest');
  const ranIn = () => new Set(worker.attempts.map(({ trigger }) => trigger.space?.slug));
  await until('runs in both', () => ranIn().size === 2);

  bed.catalog.showSpace('blue', { archived: true, plugins: ['digest'] });
  const inBlue = async () => {
    const { schedules } = await scheduler.client.listSchedules({ plugin: 'digest', space: 'blue' });
    return schedules[0];
  };
  const archived = await until('inactive', async () => {
    const schedule = await inBlue();
    return schedule?.state === 'inactive' && schedule;
  });
  assert.partialDeepStrictEqual(archived, { inactiveReason: 'archived', spaceSlug: 'blue' });
  const { runs } = await scheduler.client.listRuns({
    plugin: 'digest',
    space: 'red',
    pageSize: 500,
  });
  assert.deepEqual(new Set(runs.map(({ spaceSlug }) => spaceSlug)), new Set(['red']));

  // So that some moments pass meanwhile.
  await sleep(1_000);
  bed.catalog.showSpace('blue', { plugins: ['digest'] });
  await until('active again', async () => (await inBlue())?.state === 'active');
  await until('the skip', async () => {
    const skipped = await scheduler.client.listRuns({ space: 'blue', state: 'skipped' });
    return skipped.runs.some(({ skipReason }) => skipReason === 'archived');
  });
  assert.deepEqual(ranIn(), new Set(['red', 'blue']));
  bed.catalog.remove('digest');
});

test('a plugin asks for runs in a space where it is active, and nowhere else', async () => {
  bed.catalog.showSpace('sales', { plugins: ['reports'] });
  bed.catalog.show('reports', {
    tasks: [
      { name: 'render', scope: 'space', onDemand: true },
      { name: 'tidy', onDemand: true },
    ],
  });
  const ask = (schedule: object) =>
    scheduler.client.createSchedule({
      plugin: 'reports',
      schedule: toStruct({ in: 0, ...schedule }),
    });
  await until('declared', async () => {
    try {
      return (await ask({ task: 'render', space: 'sales', dedupeKey: 'q1' })).created;
    } catch {
      return false;
    }
  });
  await using worker = await startWorker(bed.nats, 'reports');
  await until('the run', () => worker.attempts.length === 1);
  assert.deepEqual(worker.attempts[0]?.trigger.space, { id: 'sales', slug: 'sales' });

  await assert.rejects(
    ask({ task: 'render' }),
    /space.*is required: the task "render" runs in spaces/,
  );
  await assert.rejects(ask({ task: 'tidy', space: 'sales' }), /space.*must be left out/);
  await assert.rejects(ask({ task: 'render', space: 'gone' }), /not active in the space "gone"/);
});
