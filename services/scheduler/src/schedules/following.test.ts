import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import type { Events } from '../events.ts';
import { startRuns } from '../runs/start-store.ts';
import { openDatabase, until } from '../scheduler.fixture.ts';
import { claimDueRuns } from '../triggers/claim-store.ts';
import { endRequested, resumeRequested } from './following-store.ts';
import { addPluginWithMail } from './on-demand.fixture.ts';
import { pauseSchedule, resumeSchedule } from './pausing.ts';
import { requestSchedule } from './requested-schedules.ts';

const plugin = 'follows';
const events = { scheduled() {}, paused() {}, resumed() {} } as unknown as Events;
const spaces = { active: [], archived: new Set<string>() };
let opened: Awaited<ReturnType<typeof openDatabase>>;
let db: Database;
before(async () => {
  opened = await openDatabase();
  db = opened.db;
  await addPluginWithMail(db, plugin);
});
after(() => opened[Symbol.asyncDispose]());

test('what is asked for once keeps its moment when its plugin goes while a claim of it commits', async () => {
  const id = await ask();
  let ending: ReturnType<typeof end> | undefined;
  await db.transaction(async (tx) => {
    assert.equal((await claimDueRuns(tx, { lookaheadSeconds: 2, limit: 9 })).length, 1);
    ending = end();
    await waitsForLock();
  });
  const { dropped } = (await ending) ?? assert.fail();
  assert.partialDeepStrictEqual(dropped, [{ scheduleId: id, state: 'skipped' }]);
  assert.deepEqual(await shown(id), { state: 'inactive', isHeld: true, fires: false });
  await resumeRequested(db, plugin, { tasks: ['mail'], spaces, limit: 9 });
  assert.deepEqual(await shown(id), { state: 'active', isHeld: false, fires: true });
  assert.equal((await claimDueRuns(db, { lookaheadSeconds: 2, limit: 9 })).length, 1);
  await db.run(sql`delete from schedules`);
});

test('what is asked for once and begins while its plugin goes is not kept to run again', async () => {
  const id = await ask();
  const [run = assert.fail()] = await claimDueRuns(db, { lookaheadSeconds: 2, limit: 9 });
  let ending: ReturnType<typeof end> | undefined;
  await db.transaction(async (tx) => {
    const asked = { ...run, plugin, instanceId: 'instance-1', token: 'a-token-of-it' };
    assert.ok((await startRuns(tx, [asked], { leaseSeconds: 30 }))[0]);
    ending = end();
    await waitsForLock();
  });
  assert.deepEqual((await ending)?.dropped, []);
  assert.deepEqual(await shown(id), { state: 'completed', isHeld: false, fires: false });
});

test('what is asked for and paused, then resumed, all while its plugin is away, keeps its moment', async () => {
  const id = await ask({ in: 600 });
  await end();
  const kept = { state: 'inactive', isHeld: true, fires: false };
  await pauseSchedule({ db, events }, { id: String(id), by: 'ada', reason: '' });
  assert.deepEqual(await shown(id), kept);
  await resumeSchedule({ db, events }, { id: String(id), by: 'ada' });
  assert.deepEqual(await shown(id), kept);
  await resumeRequested(db, plugin, { tasks: ['mail'], spaces, limit: 9 });
  assert.deepEqual(await shown(id), { state: 'active', isHeld: false, fires: true });
});

test('what is paused when its plugin comes back goes on only when it is resumed', async () => {
  const id = await ask({ in: 600 });
  await pauseSchedule({ db, events }, { id: String(id), by: 'ada', reason: '' });
  await end();
  await resumeRequested(db, plugin, { tasks: ['mail'], spaces, limit: 9 });
  assert.deepEqual(await shown(id), { state: 'active', isHeld: true, fires: false });
  await resumeSchedule({ db, events }, { id: String(id), by: 'ada' });
  assert.deepEqual(await shown(id), { state: 'active', isHeld: false, fires: true });
});

test('what is for a space goes on only when the plugin is active there', async () => {
  const id = await ask({ in: 600 });
  await db.run(sql`update schedules set space = 'red' where id = ${id}`);
  await end();
  await resumeRequested(db, plugin, { tasks: ['mail'], spaces, limit: 9 });
  assert.deepEqual(await shown(id), { state: 'inactive', isHeld: true, fires: false });
  const red = { active: [{ id: 'red', slug: 'red' }], archived: new Set<string>() };
  await resumeRequested(db, plugin, { tasks: ['mail'], spaces: red, limit: 9 });
  assert.deepEqual(await shown(id), { state: 'active', isHeld: false, fires: true });
});

/** Ends what follows the plugin, over a connection of its own. */
function end() {
  return db.transaction((tx) => endRequested(tx, plugin, { tasks: [], spaces, limit: 9 }));
}

async function waitsForLock(): Promise<void> {
  await until('it waits for the lock', async () => {
    const { waiting } = await db.one<{ waiting: boolean }>(sql`
      select exists (
        select from pg_stat_activity
        where datname = current_database()
          and wait_event_type = 'Lock') as waiting`);
    return waiting;
  });
}

async function ask({ in: seconds } = { in: 1 }): Promise<number> {
  const request = { task: 'mail', in: seconds };
  return (await requestSchedule({ db, events }, { plugin, request, by: 'ada' })).id;
}

function shown(id: number): Promise<{ state: string; isHeld: boolean; fires: boolean }> {
  return db.one(sql`
    select state, held_fire_at is not null as is_held, next_fire_at is not null as fires
    from schedules
    where id = ${id}`);
}
