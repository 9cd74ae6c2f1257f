import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
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

test('triggers that were in a stream that is gone are published anew', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `job_${index}`);
  show('wiped', names);
  await dispatched('wiped', names.length);
  const { streams } = await bed.nats.manager();
  await streams.delete(wire.triggersStream);
  await streams.delete(wire.reportsStream);
  await until('the streams', async () => {
    const info = await streams.info(wire.triggersStream).catch(() => undefined);
    return info && (await streams.info(wire.reportsStream).catch(() => undefined));
  });
  await using worker = await startWorker(bed.nats, 'wiped');
  await until('all runs', async () => (await succeeded('wiped')) === names.length);
  assert.equal(worker.attempts.length, names.length);
});

test('a trigger that was purged, or taken and never started, is published anew', async () => {
  show('purged', ['job']);
  await dispatched('purged', 1);
  const { streams } = await bed.nats.manager();
  await streams.purge(wire.triggersStream, { filter: wire.subjects.trigger('purged', '*') });
  await bed.db.run(sql`update runs set attend_at = now() where plugin = 'purged'`);
  await using _worker = await startWorker(bed.nats, 'purged');
  await until('the run', async () => (await succeeded('purged')) === 1);
});

test('a trigger that waits in the stream is not published again', async () => {
  show('patient', ['job']);
  await dispatched('patient', 1);
  await bed.db.run(sql`update runs set attend_at = now() where plugin = 'patient'`);
  const looked = () =>
    bed.db.maybeOne<{ redeliveries: number }>(sql`
      select redeliveries from runs where plugin = 'patient' and attend_at > now()`);
  await until('the look', looked);
  await sleep(500);
  assert.deepEqual(await looked(), { redeliveries: 0 });
});

test('a trigger is offered however often an instance could not begin it', async () => {
  show('offered', ['job']);
  await dispatched('offered', 1);
  const name = wire.triggerConsumer('offered', 'default');
  const consumer = await bed.nats.jetstream.consumers.get(wire.triggersStream, name);
  for (const time of [1, 2, 3, 4, 5, 6, 7]) {
    const message = (await consumer.next({ expires: 10_000 })) ?? assert.fail(`time ${time}`);
    assert.equal(message.info.deliveryCount, time);
    message.nak();
  }
});

test('a run that was claimed by a replica that died is published once by another', async () => {
  show('orphan', ['job'], { delaySeconds: 3600 });
  await until('the schedule', async () => (await scheduler.schedules('orphan')).length === 1);
  await bed.db.run(sql`
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      due_at, attend_at)
    select id, to_us(now()), plugin, task, 1, 'default', 1, 60, now(), now() + interval '1 second'
    from schedules
    where plugin = 'orphan'`);
  await using worker = await startWorker(bed.nats, 'orphan');
  await until('the run', async () => (await succeeded('orphan')) === 1);
  await sleep(500);
  assert.deepEqual([worker.attempts.length, worker.refused.length], [1, 0]);
});

test('while nats is down nothing is lost, all is out soon after its return, and a replica can stop', async () => {
  const stopping = await bed.start();
  const names = Array.from({ length: 2_000 }, (_, index) => `job_${index}`);
  show('dark', names, { delaySeconds: 3600 });
  await using worker = await startWorker(bed.nats, 'dark');
  await until('the schedules', async () => (await scheduler.schedules('dark')).length > 0);
  await bed.db.run(sql`
    update schedules set next_fire_at = now() + interval '2 seconds' where plugin = 'dark'`);
  const pid = bed.natsServer.pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  const stopped = stopping[Symbol.asyncDispose]();
  try {
    await until('all are due, and wait', async () => {
      const { waiting } = await bed.db.one<{ waiting: number }>(sql`
        select count(*) as waiting
        from runs
        where plugin = 'dark' and state = 'pending' and due_at < now() - interval '1 second'`);
      return waiting === names.length;
    });
  } finally {
    process.kill(pid, 'SIGKILL');
  }
  await until('all runs', async () => (await succeeded('dark')) === names.length, {
    withinMs: 60_000,
  });
  assert.equal(worker.attempts.length, names.length);
  await stopped;
});

test('when postgres was away the scheduler goes on', async () => {
  show('reconnects', ['job'], { delaySeconds: 1 });
  await using _worker = await startWorker(bed.nats, 'reconnects');
  await until('the schedule', async () => (await scheduler.schedules('reconnects')).length > 0);
  for (let time = 0; time < 10; time++) {
    await bed.db.run(sql`
      select pg_terminate_backend(pid)
      from pg_stat_activity
      where datname = current_database()
        and pid <> pg_backend_pid()`);
    await sleep(100);
  }
  await until('the run', async () => (await succeeded('reconnects')) === 1);
});

function show(slug: string, names: readonly string[], task: object = {}): void {
  bed.catalog.show(slug, { tasks: names.map((name) => ({ name, delaySeconds: 0, ...task })) });
}

function dispatched(plugin: string, count: number) {
  return until(
    `${count} dispatched runs`,
    async () => (await counted(plugin, 'dispatched')) === count,
  );
}

function succeeded(plugin: string): Promise<number> {
  return counted(plugin, 'succeeded');
}

async function counted(plugin: string, state: string): Promise<number> {
  const { count } = await bed.db.one<{ count: number }>(sql`
    select count(*) as count from runs where plugin = ${plugin} and state = ${state}`);
  return count;
}
