import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import { setTimeout as sleep } from 'node:timers/promises';
import { nats as wire, type ReceivedNatsCredentials } from '@patchbay/proto';
import { openNats } from '../../sdk/src/tasks/open-nats.ts';
import { createJournal, type Journal } from '../support/journal.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
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

test('BGT-6 BGT-19 STS-4 a trigger reaches exactly one of two instances', async () => {
  await using _a = await journal.startInstance('a');
  await using _b = await journal.startInstance('b');
  const begun = (await ticks()).length;
  await until(async () => {
    const shared = (await ticks()).slice(begun);
    return shared.length >= 10 && new Set(shared.map(({ instance }) => instance)).size === 2;
  });
  assert.deepEqual(repeated((await ticks()).map(({ runId }) => runId)), []);
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
  const stopped = await until(async () => {
    const before = await count();
    await sleep(1_500);
    return (await count()) === before && before;
  });
  await platform.admin.setPluginEnabled({ slug: 'journal', enabled: true });
  await until(async () => (await count()) > stopped);
});

test('BGT-20 an instance that is killed in the middle of a run loses it, and another does it again', async () => {
  const dies = await journal.startInstance('dies', { SLOW_MS: '60000' });
  const slow = async () => (await journal.entries()).filter(({ task }) => task === 'slow');
  const begun = await until(async () => (await slow()).find(({ instance }) => instance === 'dies'));
  await dies.kill();
  await using _heir = await journal.startInstance('heir');
  const again = await until(async () =>
    (await slow()).find(({ runId, attempt }) => runId === begun.runId && attempt > 1),
  );
  assert.equal(again.instance, 'heir');
});

test("a plugin's credentials for NATS open nothing of another plugin, nor of the platform", async () => {
  await using mallory = await connect('mallory');
  await using _victim = await connect('victim');
  const credentials = mallory.welcome.nats ?? assert.fail('no credentials');
  await using nats = await withCredentials(credentials);
  const { connection, denied } = nats;

  const name = 'victim';
  const { subjects, triggersStream: stream } = wire;
  const published = [
    subjects.start(name),
    subjects.heartbeat(name),
    subjects.report(name),
    subjects.notes(name),
    subjects.schedule(name),
    subjects.unschedule(name),
    subjects.cancel(name),
    subjects.command(name),
    subjects.trigger(name, 'default'),
    subjects.trigger('mallory', 'default'),
    subjects.pluginEvent('mallory', 'enabled'),
    'patchbay.broker.call',
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.${wire.triggerConsumer(name, 'default')}`,
    `$JS.ACK.${stream}.${wire.triggerConsumer(name, 'default')}.1.1.1.1.0`,
    `$JS.API.STREAM.MSG.GET.${stream}`,
    `$JS.API.STREAM.PURGE.${stream}`,
    '$JS.API.STREAM.LIST',
    '$SYS.REQ.SERVER.PING',
  ];
  const own = await connection.request(subjects.unschedule('mallory'), '{"scheduleId":"1"}');
  assert.deepEqual(own.json(), { removed: false });
  for (const subject of published) connection.publish(subject, '{}');
  const listened = [`${wire.inboxPrefix(name)}.>`, '_INBOX.>', 'patchbay.>', '>'];
  for (const subject of listened) connection.subscribe(subject, { callback: () => {} });
  await connection.flush();

  const refused = await until(() => denied.length >= published.length + listened.length && denied);
  for (const subject of [...published, ...listened]) {
    assert.ok(
      refused.some((message) => message.includes(`"${subject}"`)),
      `${subject} was open`,
    );
  }
});

async function connect(slug: string) {
  return startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential(slug),
    manifest: { slug, version: '1.0.0', tasks: [{ name: 'work', delaySeconds: 3600 }] },
  });
}

/** A connection with what the server refused on it. */
async function withCredentials(credentials: ReceivedNatsCredentials) {
  const connection = await openNats({
    credentials: () => credentials,
    name: 'test',
    signal: AbortSignal.timeout(10_000),
    log: createLogger('test', { LOG_LEVEL: 'silent' }),
  });
  const denied: string[] = [];
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'error') denied.push(status.error.message);
    }
  })();
  return { connection, denied, [Symbol.asyncDispose]: () => connection.close() };
}
