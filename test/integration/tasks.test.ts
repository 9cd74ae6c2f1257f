import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import { setTimeout as sleep } from 'node:timers/promises';
import { createJournal, type Journal } from '../support/journal.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let journal: Journal;
let db: Database;

before(async () => {
  platform = await startPlatform({
    services: ['registry', 'scheduler'],
    leaseSeconds: 3,
    env: { RUN_LEASE_SECONDS: '2' },
  });
  journal = await createJournal(platform);
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  db = await connectPostgres({ url: platform.databaseUrl, schema: 'scheduler', log });
});
after(async () => {
  await db?.[Symbol.asyncDispose]();
  await journal?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const ticks = async () => (await journal.entries()).filter(({ task }) => task === 'tick');
const repeated = (keys: string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);

test('BGT-19 a trigger reaches exactly one of two instances', async () => {
  await using _a = await journal.startInstance('a');
  await using _b = await journal.startInstance('b');
  await until(async () => (await ticks()).length >= 20, { withinMs: 15_000 });
  const runs = await ticks();
  assert.deepEqual(repeated(runs.map(({ runId }) => runId)), []);
  const workers = new Set(runs.map(({ instance }) => instance));
  assert.deepEqual([...workers].toSorted(), ['a', 'b']);
});

test('kill -9 of the scheduler between claim and publish loses nothing', async () => {
  await using _a = await journal.startInstance('a');
  for (let round = 0; round < 4; round += 1) {
    const before = (await ticks()).length;
    const claimed = await until(
      () =>
        db.maybeOne<{ scheduleId: string; nominalUs: string }>(sql`
          select schedule_id, nominal_us
          from runs
          where task = 'tick' and state = 'pending' and dispatched_at is null and due_at > now()`),
      { everyMs: 5 },
    );
    await platform.processes.scheduler.kill();
    const left = await db.maybeOne<{ state: string }>(sql`
      select state from runs
      where schedule_id = ${claimed.scheduleId} and nominal_us = ${claimed.nominalUs}`);
    await sleep(200);
    await platform.processes.scheduler.restart();
    const state = await until(async () => {
      const run = await db.one<{ state: string; attempt: number }>(sql`
        select state, attempt from runs
        where schedule_id = ${claimed.scheduleId} and nominal_us = ${claimed.nominalUs}`);
      return run.state === 'succeeded' && run;
    });
    assert.ok(left, 'the claim was in Postgres when the scheduler died');
    assert.equal(state.attempt, 1);
    await until(async () => (await ticks()).length > before + 2);
  }
  const keys = (await ticks()).map(({ runId, attempt }) => `${runId} ${attempt}`);
  assert.deepEqual(repeated(keys), []);
});

test('BGT-8 a disabled plugin is not triggered, and is again when it is enabled', async () => {
  await using _a = await journal.startInstance('a');
  const count = async () => (await ticks()).length;
  const first = await count();
  await until(async () => (await count()) > first);
  await platform.admin.setPluginEnabled({ slug: 'journal', enabled: false });
  await sleep(1_000);
  const stopped = await count();
  await sleep(1_500);
  assert.equal(await count(), stopped);
  await platform.admin.setPluginEnabled({ slug: 'journal', enabled: true });
  await until(async () => (await count()) > stopped);
});

test('BGT-20 an instance that is killed in the middle of a run loses it, and another does it again', async () => {
  const dies = await journal.startInstance('dies', { SLOW_MS: '60000' });
  const slow = async () => (await journal.entries()).filter(({ task }) => task === 'slow');
  const begun = await until(async () => (await slow()).find(({ instance }) => instance === 'dies'));
  await dies.kill();
  await using _heir = await journal.startInstance('heir');
  const again = await until(
    async () => (await slow()).find(({ runId, attempt }) => runId === begun.runId && attempt > 1),
    { withinMs: 20_000 },
  );
  assert.equal(again.instance, 'heir');
});
