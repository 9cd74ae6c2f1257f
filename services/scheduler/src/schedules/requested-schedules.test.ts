import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { nats as wire, PlatformError, type JsonObject } from '@patchbay/proto';
import type { Events } from '../events.ts';
import { openDatabase } from '../scheduler.fixture.ts';
import { claimDueRuns, type DueRun } from '../triggers/claim-store.ts';
import { addPluginWithMail } from './on-demand.fixture.ts';
import { pauseSchedule, resumeSchedule } from './pausing.ts';
import { planDue } from './planning.ts';
import { removeSchedule, requestSchedule, unschedule } from './requested-schedules.ts';

const plugin = 'asks';
let opened: Awaited<ReturnType<typeof openDatabase>>;
let db: Database;
before(async () => {
  opened = await openDatabase();
  db = opened.db;
  await addPluginWithMail(db, plugin);
});
after(() => opened[Symbol.asyncDispose]());

test('what is asked for once and has not begun is there still: asking again leaves it', async () => {
  const request = { in: 1, dedupeKey: 'soon' };
  const first = await ask(request);
  assert.equal(await claim(first.id), 1, 'it is claimed ahead of its moment');
  const again = await ask(request);
  assert.partialDeepStrictEqual(again, { id: first.id, created: false });
  assert.deepEqual(again.nextFireAt, first.nextFireAt);
  assert.deepEqual(await states(first.id), ['pending']);
  await db.run(sql`update runs set state = 'dispatched' where schedule_id = ${first.id}`);
  assert.partialDeepStrictEqual(await ask(request), { id: first.id, created: false });
  await db.run(sql`update runs set state = 'pending' where schedule_id = ${first.id}`);

  await putOff(first.id);
  const moved = await ask({ ...request, in: 600, ifExists: 'reschedule' });
  assert.partialDeepStrictEqual(moved, { id: first.id, created: true });
  assert.deepEqual(await states(first.id), ['skipped'], 'one run, at its new moment');

  await db.run(sql`update schedules set next_fire_at = now() where id = ${first.id}`);
  await claim(first.id);
  await db.run(sql`update runs set state = 'running' where finished_at is null`);
  const next = await ask(request);
  assert.partialDeepStrictEqual(next, { id: first.id, created: true }, 'what runs has begun');
  await finishRuns();
});

test('what is asked for by the same request twice is one schedule, also when it is over', async () => {
  const request = { in: 0, requestId: 'asked-once' };
  const { id } = await ask(request);
  assert.equal(await claim(id), 1);
  await finishRuns();
  assert.partialDeepStrictEqual(await ask(request), { id, created: false });
  assert.equal(await shown(id), 'completed, next null');
});

test('what is asked for anew for the moment that it has comes then, though its run was written ahead', async () => {
  const at = new Date(Date.now() + 600_000).toISOString();
  for (const wanted of [['pending'], ['skipped', 'pending'], ['skipped', 'skipped', 'pending']]) {
    const { id } = await ask({ at, dedupeKey: 'anew', ifExists: 'reschedule' });
    assert.equal(await claim(id, { lookaheadSeconds: 900 }), 1);
    assert.deepEqual(await states(id), wanted);
  }
  await finishRuns();
});

test('params that differ in the order of their members only are the same, all others are not', async () => {
  const params = [
    { a: 1, b: { c: [1, 2], d: 'é' } },
    { b: { d: 'é', c: [1, 2] }, a: 1.0 },
    { a: 1, b: { c: [2, 1], d: 'é' } },
    { a: '1', b: { c: [1, 2], d: 'é' } },
    { a: 1, b: { c: [1, 2], d: 'e\u0301' } },
  ];
  const ids = [];
  for (const each of params) {
    ids.push((await ask({ in: 3_600, params: each, ifExists: 'skip' })).id);
  }
  assert.equal(ids[0], ids[1]);
  assert.equal(new Set(ids).size, 4);
});

test('a dedupe key names one schedule in each space, whatever its params', async () => {
  await addPluginWithMail(db, 'spread');
  await db.run(sql`
    update plugins
    set tasks = jsonb_set(tasks, '{mail,spec,scope}', '"space"'),
      spaces = '[{"id": "a", "slug": "a"}, {"id": "b", "slug": "b"}]'
    where slug = 'spread'`);
  const digest = { task: 'mail', dedupeKey: 'digest' };
  const keyed = (space: string, to: string) => {
    const request = { ...digest, in: 600, space, params: { to } };
    return requestSchedule(deps(), { plugin: 'spread', request, by: 'ada' });
  };
  const [a, b] = [await keyed('a', 'ada'), await keyed('b', 'ada')];
  assert.notEqual(a.id, b.id);
  assert.partialDeepStrictEqual(await keyed('a', 'bob'), { id: a.id, created: false });
  assert.partialDeepStrictEqual(await keyed('b', 'bob'), { id: b.id, created: false });
  const remove = (space: string) =>
    unschedule(deps(), { plugin: 'spread', request: { ...digest, space } });
  assert.equal(await remove('b'), true);
  assert.equal(await remove('b'), false);
  assert.partialDeepStrictEqual(await keyed('a', 'eve'), { id: a.id, created: false });
});

test('what is asked for anew runs as it was asked for last, and what was due goes on', async () => {
  const request = { in: 0, dedupeKey: 'changes', params: { to: 'ada' }, ifExists: 'reschedule' };
  const wanted = { params: { to: 'bob' }, priority: 7 };
  const { id } = await ask(request);
  assert.equal(await claim(id), 1);
  await ask({ ...request, ...wanted, in: 600 });
  assert.deepEqual(await states(id), ['pending']);
  await finishRuns();
  await db.run(sql`update schedules set next_fire_at = now() where id = ${id}`);
  const runs = (await claimed()).filter(({ scheduleId }) => scheduleId === id);
  assert.partialDeepStrictEqual(runs, [{ params: wanted.params, queue: wire.lane('default', 7) }]);
  await finishRuns();
});

test('what is paused just before its moment is due when it is resumed', async () => {
  const { id } = await ask({ in: 600 });
  const early = { lookaheadSeconds: 900 };
  assert.equal(await claim(id, early), 1);
  await pauseSchedule(deps(), { id: String(id), by: 'ada', reason: '' });
  assert.deepEqual(await states(id), ['skipped']);
  assert.equal(await shown(id), 'active, paused by ada, next null');
  await pauseSchedule(deps(), { id: String(id), by: 'bob', reason: 'me too' });
  assert.equal(
    await shown(id),
    'active, paused by ada, next null',
    'the same again changes nothing',
  );
  await resumeSchedule(deps(), { id: String(id), by: 'ada' });
  assert.equal(await claim(id, early), 1);
  assert.deepEqual(await states(id), ['skipped', 'pending']);
  await finishRuns();
});

test('a pause keeps no moment of a run that was tried before, or that somebody asked for', async () => {
  const begin = async () => {
    const { id } = await ask({ in: 0 });
    assert.equal(await claim(id), 1);
    await putOff(id);
    return { id };
  };
  const [tried, wanted] = [await begin(), await begin()];
  await db.run(sql`update runs set attempt = 1 where schedule_id = ${tried.id}`);
  await db.run(sql`update runs set requested_by = 'bob' where schedule_id = ${wanted.id}`);
  for (const { id } of [tried, wanted]) {
    await pauseSchedule(deps(), { id: String(id), by: 'ada', reason: '' });
    assert.equal(await shown(id), 'completed, paused by ada, next null');
  }
  assert.deepEqual(await states(tried.id), ['failed']);
  assert.deepEqual(await states(wanted.id), ['pending'], 'it was not for the schedule to hold');
  await finishRuns();
});

test('what was paused at its moment is due at once when it is resumed, unless that is after its end', async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const [late, over] = [await ask({ in: 600 }), await ask({ in: 600, until })];
  for (const { id } of [late, over]) {
    await pauseSchedule(deps(), { id: String(id), by: 'ada', reason: '' });
  }
  await db.run(sql`
    update schedules
    set held_fire_at = held_fire_at - interval '2 days',
      spec = case when spec ? 'repeatUntil'
        then jsonb_set(spec, '{repeatUntil}', to_jsonb(now() - interval '1 day')) else spec end
    where id in (${late.id}, ${over.id})`);
  for (const { id } of [late, over]) await resumeSchedule(deps(), { id: String(id), by: 'ada' });
  assert.equal(await shown(over.id), 'completed, next null');
  assert.deepEqual(await skipReasons(over.id), ['paused']);
  const moved = sql`
    select next_fire_at > now() - interval '1 day' as moved from schedules where id = ${late.id}`;
  assert.deepEqual(await db.one(moved), { moved: true }, 'no deadline counts from before');
  assert.equal(await claim(late.id), 1);
  assert.deepEqual(await states(late.id), ['pending']);
  assert.deepEqual(await states(over.id), ['skipped'], 'and no more after that');
  await finishRuns();
});

test('what is paused just before a moment that is also its end is over when it is resumed, and was paused', async () => {
  const { id, nextFireAt: until } = await ask({ in: 1 });
  assert.equal(await claim(id), 1);
  await db.run(sql`
    update schedules
    set spec = jsonb_set(spec, '{repeatUntil}', to_jsonb(${until?.toISOString()}::text))
    where id = ${id}`);
  await putOff(id);
  await pauseSchedule(deps(), { id: String(id), by: 'ada', reason: '' });
  await resumeSchedule(deps(), { id: String(id), by: 'ada' });
  assert.equal(await claim(id), 0);
  assert.equal(await shown(id), 'completed, next null');
  assert.deepEqual(await skipReasons(id), ['paused']);
});

test('a plugin removes its own schedules only, and none that a manifest declares', async () => {
  const { id } = await ask({ in: 600 });
  const by = (slug: string) =>
    unschedule(deps(), { plugin: slug, request: { scheduleId: String(id) } });
  assert.equal(await by('stranger'), false);
  await db.run(sql`update schedules set origin = 'declared' where id = ${id}`);
  await assert.rejects(removeSchedule(deps(), { id, by: 'ada' }), { code: 'failed_precondition' });
  await db.run(sql`update schedules set origin = 'requested' where id = ${id}`);
  assert.equal(await by(plugin), true);
  assert.equal(await by(plugin), false);
});

test('params that no message can carry are refused when they are asked for', async () => {
  const params = { text: 'x'.repeat(1_000_000) };
  await assert.rejects(ask({ in: 1, params }), (error) => {
    assert.ok(error instanceof PlatformError);
    assert.equal(error.code, 'invalid');
    assert.equal(error.details.violations?.[0]?.field, 'params');
    return true;
  });
});

function ask(request: JsonObject & { ifExists?: string }) {
  return requestSchedule(deps(), { plugin, request: { task: 'mail', ...request }, by: 'ada' });
}

/** How many runs of the schedule are made when what is due so soon is claimed. */
async function claim(id: number, { lookaheadSeconds = 2 } = {}): Promise<number> {
  const runs = await claimed({ lookaheadSeconds });
  return runs.filter(({ scheduleId }) => scheduleId === id).length;
}

/** The runs that are made when what is due so soon is claimed. */
async function claimed({ lookaheadSeconds = 2 } = {}): Promise<DueRun[]> {
  const { made } = await db.transaction((tx) => planDue(tx, { lookaheadSeconds }));
  return [...made, ...(await claimDueRuns(db, { lookaheadSeconds, limit: 100 }))];
}

/** The moment of its runs has not come, also on a machine that was slow until here. */
async function putOff(id: number): Promise<void> {
  await db.run(sql`update runs set due_at = now() + interval '1 hour' where schedule_id = ${id}`);
}

async function finishRuns(): Promise<void> {
  await db.run(sql`
    update runs
    set state = 'succeeded', finished_at = now()
    where finished_at is null`);
}

async function states(id: number): Promise<string[]> {
  const rows = await db.many<{ state: string }>(sql`
    select state from runs where schedule_id = ${id} order by nominal_us`);
  return rows.map(({ state }) => state);
}

async function skipReasons(id: number): Promise<string[]> {
  const rows = await db.many<{ skipReason: string }>(sql`
    select skip_reason from runs where schedule_id = ${id} order by nominal_us`);
  return rows.map(({ skipReason }) => skipReason);
}

async function shown(id: number): Promise<string> {
  const { text } = await db.one<{ text: string }>(sql`
    select concat_ws(', ', state, 'paused by ' || paused_by, 'next ' || coalesce(next_fire_at::text, 'null')) as text
    from schedules
    where id = ${id}`);
  return text;
}

function deps() {
  const nothing = () => {};
  const events = {
    scheduled: nothing,
    unscheduled: nothing,
    paused: nothing,
    resumed: nothing,
    dropped: nothing,
    skipped: nothing,
  };
  return { db, events: events as unknown as Events };
}
