import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { catalog, toStruct, type ReceivedPlugin, type ResolvedTaskSpec } from '@patchbay/proto';
import { claimDueRuns } from '../triggers/claim-store.ts';
import type { Events } from '../events.ts';
import type { PluginSpaces } from './plugin-spaces.ts';
import { openDatabase } from '../scheduler.fixture.ts';
import { pauseSchedule, resumeSchedule } from './pausing.ts';
import { planDue } from './planning.ts';
import { syncPlugin } from './sync-plugin.ts';

let opened: Awaited<ReturnType<typeof openDatabase>>;
let db: Database;
let revision = 0;
let spaces: PluginSpaces = { active: [], archived: new Set() };

before(async () => {
  opened = await openDatabase();
  db = opened.db;
});
after(() => opened[Symbol.asyncDispose]());

type Task = Partial<ResolvedTaskSpec> & { name: string };
type Shown = {
  enabled?: boolean;
  processes?: readonly string[];
  tasks?: readonly Task[];
  replacedBy?: string;
};

test('BGT-3 registering three times leaves one schedule, whose delay begins anew each time', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 60, repeatSeconds: 10 }];
  const fires: number[] = [];
  for (const process of ['a/1', 'b/1', 'c/1']) {
    await show('restarts', { processes: [process], tasks });
    const [schedule, ...others] = await schedules('restarts');
    assert.deepEqual(others, []);
    assert.equal(schedule?.generation, 1);
    fires.push(schedule?.firesInMs ?? 0);
    await ageSchedules('restarts', 20);
  }
  for (const firesInMs of fires) assert.ok(Math.abs(firesInMs - 60_000) < 2_000, String(fires));
});

test('BGT-3 without replaceExisting the schedule goes on when the plugin registers again', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 60, repeatSeconds: 10, replaceExisting: false }];
  await show('kept', { processes: ['a/1'], tasks });
  await ageSchedules('kept', 20);
  await show('kept', { processes: ['b/1'], tasks });
  const [schedule] = await schedules('kept');
  assert.ok(Math.abs((schedule?.firesInMs ?? 0) - 40_000) < 2_000);
});

test('a new epoch under the same name is a registration', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 60 }];
  await show('named', { processes: ['a/1'], tasks });
  await ageSchedules('named', 20);
  await show('named', { processes: ['a/2'], tasks });
  assert.ok(((await schedules('named'))[0]?.firesInMs ?? 0) > 58_000);
});

const harmless: [string, Shown[]][] = [
  ['a mere change of the catalog', [{}]],
  ['a process that joins', [{ processes: ['a/1', 'b/1'] }]],
  ['a rolling update', [{ processes: ['a/1', 'b/1'] }, { processes: ['b/1'] }]],
  ['an outage after which the process resumes', [{ processes: [] }, { processes: ['a/1'] }]],
  [
    'an outage of two, of which first one and then the other resumes',
    [
      { processes: ['a/1', 'b/1'] },
      { processes: [] },
      { processes: ['b/1'] },
      { processes: [] },
      { processes: ['a/1'] },
    ],
  ],
  ['a plugin that is offline', [{ processes: [] }]],
];
for (const [index, [what, changes]] of harmless.entries()) {
  test(`the timer is left alone by ${what}`, async () => {
    const slug = `harmless-${index}`;
    const tasks = [{ name: 'poll', delaySeconds: 60 }];
    await show(slug, { processes: ['a/1'], tasks });
    await ageSchedules(slug, 20);
    for (const change of changes) await show(slug, { processes: ['a/1'], tasks, ...change });
    const [schedule] = await schedules(slug);
    assert.equal(schedule?.state, 'active');
    assert.ok(Math.abs((schedule?.firesInMs ?? 0) - 40_000) < 2_000, String(schedule?.firesInMs));
  });
}

test('BGT-2 a once-only task runs once for each registration', async () => {
  const tasks = [{ name: 'warm_cache', delaySeconds: 0, replaceExisting: false }];
  await show('once', { processes: ['a/1'], tasks });
  assert.equal(await fire('once'), 1);
  assert.equal((await schedules('once'))[0]?.state, 'completed');
  await show('once', { processes: ['a/1', 'b/1'], tasks });
  assert.equal(await fire('once'), 0);
  await finishRuns('once');
  await show('once', { processes: ['c/1'], tasks });
  assert.equal(await fire('once'), 1);
});

test('a once-only task waits for its earlier run instead of skipping', async () => {
  const tasks = [{ name: 'warm_cache', delaySeconds: 0 }];
  await show('once-busy', { processes: ['a/1'], tasks });
  assert.equal(await fire('once-busy'), 1);
  await db.run(sql`update runs set state = 'running' where plugin = 'once-busy'`);
  await show('once-busy', { processes: ['b/1'], tasks });
  assert.equal(await fire('once-busy'), 0);
  await finishRuns('once-busy');
  assert.equal(await fire('once-busy'), 1);
});

test('a disabled plugin is not fired, and its delay begins anew when it is enabled', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 0, repeatSeconds: 60 }];
  await show('switched', { tasks });
  assert.equal(await fire('switched'), 1);
  await show('switched', { tasks, enabled: false });
  const [off] = await schedules('switched');
  assert.equal(off?.state, 'inactive');
  assert.deepEqual(await runsOf('switched'), [
    { task: 'poll', state: 'skipped', skipReason: 'inactive' },
  ]);
  assert.equal(await fire('switched'), 0);
  await show('switched', { tasks: [{ ...tasks[0], name: 'poll', delaySeconds: 30 }] });
  const [on] = await schedules('switched');
  assert.equal(on?.state, 'active');
  assert.ok((on?.firesInMs ?? 0) > 28_000);
});

test('what passed while a plugin was disabled is one skip that says so', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 60, repeatSeconds: 60 }];
  await show('away', { tasks });
  await show('away', { tasks, enabled: false });
  await ageSchedules('away', 200);
  await show('away', { tasks });
  assert.deepEqual(
    await db.many(sql`
    select state, skip_reason, moments, (until_us - nominal_us) / 1000000 as seconds
    from runs
    where plugin = 'away'`),
    [{ state: 'skipped', skipReason: 'inactive', moments: 3, seconds: 120 }],
  );
});

test('what passed while a plugin was disabled is told also of what was paused before, and resumed meanwhile', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 60, repeatSeconds: 60 }];
  await show('rested', { tasks });
  const { id } = await db.one<{ id: number }>(
    sql`select id from schedules where plugin = 'rested'`,
  );
  await pauseSchedule({ db, events }, { id: String(id), by: 'ada', reason: '' });
  await show('rested', { tasks, enabled: false });
  await ageSchedules('rested', 100);
  await resumeSchedule({ db, events }, { id: String(id), by: 'ada' });
  await ageSchedules('rested', 100);
  await show('rested', { tasks });
  assert.deepEqual(
    await db.many(sql`select skip_reason, moments from runs where plugin = 'rested'`),
    [{ skipReason: 'inactive', moments: 3 }],
  );
});

for (const [what, meanwhile] of [
  ['registers anew', [{ processes: ['b/1'] }]],
  ['is disabled and enabled', [{ enabled: false }, {}]],
  ['is disabled and comes back with another period', [{ enabled: false }, { repeatSeconds: 90 }]],
  ['goes on with another period', [{ repeatSeconds: 90 }]],
] as const) {
  test(`what passed while a schedule was paused is one skip that says so, also when its plugin ${what}`, async () => {
    const plugin = what.replaceAll(' ', '-');
    const showWith = ({ repeatSeconds = 60, ...shownAs }: Partial<Shown & Task>) =>
      show(plugin, { ...shownAs, tasks: [{ name: 'poll', delaySeconds: 60, repeatSeconds }] });
    await showWith({});
    const { id } = await db.one<{ id: number }>(
      sql`select id from schedules where plugin = ${plugin}`,
    );
    await pauseSchedule({ db, events }, { id: String(id), by: 'ada', reason: '' });
    await ageSchedules(plugin, 200);
    for (const change of meanwhile) await showWith(change);
    await resumeSchedule({ db, events }, { id: String(id), by: 'ada' });
    assert.deepEqual(
      await db.many(sql`
        select skip_reason, moments, (until_us - nominal_us) / 1000000 as seconds
        from runs
        where plugin = ${plugin}`),
      [{ skipReason: 'paused', moments: 3, seconds: 120 }],
    );
    assert.ok(((await schedules(plugin))[0]?.firesInMs ?? 0) > 0);
  });
}

test('what is to happen once and is paused beyond its moment is no skip when it gets another delay', async () => {
  const showWith = (delaySeconds: number) =>
    show('once-later', { tasks: [{ name: 'poll', delaySeconds }] });
  await showWith(60);
  const { id } = await db.one<{ id: number }>(
    sql`select id from schedules where plugin = 'once-later'`,
  );
  await pauseSchedule({ db, events }, { id: String(id), by: 'ada', reason: '' });
  await ageSchedules('once-later', 200);
  await showWith(90);
  await resumeSchedule({ db, events }, { id: String(id), by: 'ada' });
  assert.equal(await fire('once-later'), 1);
  assert.deepEqual(await runsOf('once-later'), [
    { task: 'poll', state: 'pending', skipReason: null },
  ]);
});

test('a task of spaces has one schedule for each space in which the plugin is active', async (t) => {
  t.after(() => (spaces = { active: [], archived: new Set() }));
  const tasks = [{ name: 'digest', scope: 'space' as const, delaySeconds: 0, repeatSeconds: 60 }];
  const [red, blue] = ['red', 'blue'].map((slug) => ({ id: `${slug}-id`, slug }));
  const inSpaces = () =>
    db.many(sql`
      select spec->'space'->>'slug' as space, state, inactive_reason
      from schedules
      where plugin = 'spaced'
      order by 1`);
  await show('spaced', { tasks });
  assert.deepEqual(await inSpaces(), []);

  spaces = { active: [red!, blue!], archived: new Set() };
  await show('spaced', { tasks });
  assert.deepEqual(await inSpaces(), [
    { space: 'blue', state: 'active', inactiveReason: null },
    { space: 'red', state: 'active', inactiveReason: null },
  ]);
  assert.equal(await fire('spaced'), 2);

  spaces = { active: [], archived: new Set(['red-id']) };
  await show('spaced', { tasks });
  assert.deepEqual(await inSpaces(), [
    { space: 'blue', state: 'inactive', inactiveReason: 'space-inactive' },
    { space: 'red', state: 'inactive', inactiveReason: 'archived' },
  ]);
  const skips = await runsOf('spaced');
  assert.deepEqual(skips.map((it) => it.skipReason).toSorted(), ['archived', 'space-inactive']);

  spaces = { active: [red!], archived: new Set() };
  await show('spaced', { tasks });
  assert.partialDeepStrictEqual((await inSpaces()).at(1), { space: 'red', state: 'active' });
});

test('a look at the catalog, in which the plugin is in no space, leaves what it asked for alone', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 300 }];
  await show('asked', { tasks });
  await db.run(sql`
    update schedules
    set origin = 'requested',
      dedupe_key = 'soon',
      next_fire_at = now()
    where plugin = 'asked'`);
  assert.equal(await fire('asked'), 1);
  await show('asked', { tasks });
  assert.equal(await fire('asked'), 0);
  assert.partialDeepStrictEqual(await runsOf('asked'), [{ state: 'pending', skipReason: null }]);
});

test('a task that is no longer declared, or whose plugin is gone, is inactive', async () => {
  const [poll, mail] = [{ name: 'poll' }, { name: 'mail' }];
  await show('shrinks', { tasks: [poll, mail] });
  await show('shrinks', { tasks: [poll] });
  assert.deepEqual(await states('shrinks'), { mail: 'inactive', poll: 'active' });
  await apply('shrinks', undefined);
  assert.deepEqual(await states('shrinks'), { mail: 'inactive', poll: 'inactive' });
});

test('two sets of params are two schedules', async () => {
  await show('params', { tasks: [{ name: 'poll', params: { feed: 1 } }] });
  await show('params', { tasks: [{ name: 'poll', params: { feed: 2 } }] });
  const all = await schedules('params');
  assert.deepEqual(all.map(({ state }) => state).toSorted(), ['active', 'inactive']);
});

test('a task that registered before its params had a limit keeps its schedule', async () => {
  await show('large', { tasks: [{ name: 'poll', params: { text: 'x'.repeat(300_000) } }] });
  assert.deepEqual(await states('large'), { poll: 'active' });
});

test('a changed period counts from the last moment of the grid, a changed title moves nothing', async () => {
  const task = { name: 'poll', delaySeconds: 0, repeatSeconds: 600 };
  await show('retimed', { tasks: [task] });
  assert.equal(await fire('retimed'), 1);
  await ageSchedules('retimed', 25);
  await show('retimed', { tasks: [{ ...task, title: 'Poll' }] });
  const [renamed] = await schedules('retimed');
  assert.equal(renamed?.generation, 2);
  assert.ok(Math.abs((renamed?.firesInMs ?? 0) - 575_000) < 2_000);
  await show('retimed', { tasks: [{ ...task, repeatSeconds: 10 }] });
  const [faster] = await schedules('retimed');
  assert.equal(faster?.generation, 3);
  assert.ok(Math.abs((faster?.firesInMs ?? 0) - 5_000) < 2_000, String(faster?.firesInMs));
});

test('BGT-4 a planned run and a waiting retry make way for a new registration, one that goes is let finish', async () => {
  const tasks = ['going', 'planned', 'retried', 'sent'].map((name) => ({ name, delaySeconds: 0 }));
  await show('evicts', { processes: ['a/1'], tasks });
  await fire('evicts');
  await db.run(sql`
    update runs
    set due_at = case when task in ('going', 'sent') then due_at else now() + interval '1 minute' end,
      attempt = case when task in ('going', 'retried') then 1 else 0 end,
      state = case task when 'going' then 'running' when 'sent' then 'dispatched' else 'pending' end
    where plugin = 'evicts'`);
  await show('evicts', { processes: ['b/1'], tasks });
  assert.deepEqual(await runsOf('evicts'), [
    { task: 'going', state: 'running', skipReason: null },
    { task: 'planned', state: 'skipped', skipReason: 'rearmed' },
    { task: 'retried', state: 'failed', skipReason: null },
    { task: 'sent', state: 'dispatched', skipReason: null },
  ]);
  await finishRuns('evicts');
  const [going] = await runsOf('evicts');
  assert.deepEqual(going, { task: 'going', state: 'succeeded', skipReason: null });
});

test('BGT-4 a moment whose run is written ahead is not lost to a new registration, also if it is the last', async () => {
  const soon = new Date(Date.now() + 1_800_000);
  soon.setUTCSeconds(0, 0);
  const job = { name: 'job', cron: `${soon.getUTCMinutes()} ${soon.getUTCHours()} * * *` };
  const tasks = { nightly: job, 'last-night': { ...job, repeatUntil: soon.toISOString() } };
  for (const [slug, task] of Object.entries(tasks)) {
    for (const process of ['a/1', 'b/1', 'c/1']) {
      await show(slug, { processes: [process], tasks: [task] });
      await db.transaction((tx) => planDue(tx, { lookaheadSeconds: 3_600 }));
    }
    const runs = await runsOf(slug);
    assert.deepEqual(runs.map(({ state }) => state).toSorted(), ['pending', 'skipped', 'skipped']);
  }
});

test('replicas that sync at the same time, or late, change nothing twice', async () => {
  const tasks = [{ name: 'poll', delaySeconds: 60 }];
  const early = shown('race', { processes: ['a/1'], tasks });
  const late = shown('race', { processes: ['b/1'], tasks });
  await Promise.all([1, 1, 1, 2, 2].map((at) => apply('race', at === 1 ? early : late, at)));
  await apply('race', early, 1);
  const all = await schedules('race');
  assert.equal(all.length, 1);
  const { processes } = await db.one<{ processes: string[] }>(
    sql`select processes from plugins where slug = 'race'`,
  );
  assert.equal(processes.at(-1), 'b/1');
});

test('more requested schedules than one transaction should change follow in several', async () => {
  const tasks = [{ name: 'job', delaySeconds: 60 }];
  await show('many', { tasks });
  await db.run(sql`
    insert into schedules (
      plugin, task, params_key, dedupe_key, origin, title, spec, spec_key, delay_us, repeat_us,
      state, next_fire_at)
    select 'many', 'job', 'k', number::text, 'requested', 'job', '{}', 's', 0, 0, 'active',
      now() + interval '1 hour'
    from generate_series(1, 15000) as number`);
  const states = () =>
    db.many(sql`
      select state, count(*) as count
      from schedules
      where plugin = 'many'
        and origin = 'requested'
      group by 1
      order by 1`);
  assert.equal(await apply('many', shown('many', { tasks, enabled: false })), 'again');
  assert.deepEqual(await states(), [
    { state: 'active', count: 5_000 },
    { state: 'inactive', count: 10_000 },
  ]);
  assert.equal(await apply('many', shown('many', { tasks, enabled: false })), undefined);
  assert.deepEqual(await states(), [{ state: 'inactive', count: 15_000 }]);
  assert.equal(await apply('many', shown('many', { tasks })), 'again');
  assert.equal(await apply('many', shown('many', { tasks })), undefined);
  assert.deepEqual(await states(), [{ state: 'active', count: 15_000 }]);
});

test('a catalog that counts from the beginning again is believed after a minute', async () => {
  await apply('restored', shown('restored', { tasks: [{ name: 'poll' }] }), 900);
  await apply('restored', shown('restored', { tasks: [] }), 5);
  assert.deepEqual(await states('restored'), { poll: 'active' });
  await db.run(sql`update plugins set synced_at = synced_at - interval '2 minutes'`);
  await apply('restored', shown('restored', { tasks: [] }), 5);
  assert.deepEqual(await states('restored'), { poll: 'inactive' });
});

test('REG-29 a plugin that replaces another goes on with its schedules, also those that are paused', async () => {
  const tasks = [
    { name: 'poll', delaySeconds: 60, repeatSeconds: 10 },
    { name: 'mail', delaySeconds: 60 },
    { name: 'old', delaySeconds: 60 },
  ];
  await show('former', { tasks });
  await ageSchedules('former', 20);
  await db.run(sql`
    update schedules
    set paused_at = now(), paused_by = 'ada', held_fire_at = next_fire_at, next_fire_at = null
    where plugin = 'former' and task = 'mail'`);
  await show('heir', { enabled: false });
  await show('former', { enabled: false, replacedBy: 'heir' });
  assert.deepEqual(await schedules('former'), []);
  await show('heir', { tasks: tasks.filter(({ name }) => name !== 'old') });
  assert.deepEqual(await states('heir'), { mail: 'active', old: 'inactive', poll: 'active' });
  const [mail, , poll] = await schedules('heir');
  assert.equal(mail?.firesInMs, null, 'it is paused still');
  assert.ok(Math.abs((poll?.firesInMs ?? 0) - 40_000) < 5_000, String(poll?.firesInMs));
});

test('what a former plugin had not started is sent to the one that replaced it', async () => {
  await show('sender', { tasks: [{ name: 'poll', delaySeconds: 0, repeatSeconds: 3_600 }] });
  assert.equal(await fire('sender'), 1);
  await db.run(sql`
    update runs
    set state = 'dispatched', dispatched_at = now(), stream_seq = 7
    where plugin = 'sender'`);
  // It came first, with a schedule of its own that has not fired.
  await show('taker', { tasks: [{ name: 'poll', delaySeconds: 60, repeatSeconds: 3_600 }] });
  await show('sender', { enabled: false, replacedBy: 'taker' });
  assert.equal((await schedules('taker')).length, 1);
  assert.deepEqual(await runsOf('sender'), []);
  assert.deepEqual(await runsOf('taker'), [{ task: 'poll', state: 'pending', skipReason: null }]);
});

async function show(slug: string, plugin: Shown): Promise<void> {
  await apply(slug, shown(slug, plugin));
}

/** Applies a plugin as the catalog shows it. */
function apply(slug: string, plugin: ReceivedPlugin | undefined, at = ++revision) {
  return syncPlugin({ db, events }, { slug, plugin, spaces, revision: at });
}

/** A plugin as it arrives from the registry. */
function shown(
  slug: string,
  { enabled = true, processes = ['a/1'], tasks = [], replacedBy = '' }: Shown,
) {
  const instances = processes.map((process) => {
    const [id, epoch] = process.split('/');
    return { id: id ?? '', epoch: Number(epoch) };
  });
  const declared = tasks.map((task) => {
    return {
      name: task.name,
      title: task.title ?? '',
      spec: toStruct({ repeatSeconds: 0, ...task }),
    };
  });
  const { responseSerialize, responseDeserialize } = catalog.definition.Watch;
  const plugin = { slug, offered: enabled, instances, tasks: declared, replacedBy };
  const sent = { change: { slug, plugin } };
  return responseDeserialize(responseSerialize(sent)).change?.plugin ?? undefined;
}

type Row = { task: string; state: string; generation: number; firesInMs: number };

function schedules(plugin: string): Promise<Row[]> {
  return db.many<Row>(sql`
    select task, state, generation,
      extract(epoch from next_fire_at - now())::double precision * 1000 as fires_in_ms
    from schedules
    where plugin = ${plugin}
    order by task, id`);
}

function runsOf(plugin: string): Promise<{ task: string; state: string; skipReason: string }[]> {
  return db.many(sql`
    select task, state, skip_reason
    from runs
    where plugin = ${plugin}
    order by task`);
}

async function states(plugin: string): Promise<Record<string, string>> {
  return Object.fromEntries((await schedules(plugin)).map(({ task, state }) => [task, state]));
}

/** As if everything about the plugin's schedules had happened that much earlier. */
async function ageSchedules(plugin: string, seconds: number): Promise<void> {
  const age = sql`${seconds} * interval '1 second'`;
  await db.run(sql`
    update schedules
    set armed_at = armed_at - ${age},
      passed_at = passed_at - ${age},
      next_fire_at = next_fire_at - ${age},
      held_fire_at = held_fire_at - ${age}
    where plugin = ${plugin}`);
}

/** How many runs of the plugin a claim makes. */
async function fire(plugin: string): Promise<number> {
  const claimed = await claimDueRuns(db, { lookaheadSeconds: 1, limit: 500 });
  return claimed.filter((run) => run.plugin === plugin).length;
}

async function finishRuns(plugin: string): Promise<void> {
  await db.run(sql`
    update runs
    set state = 'succeeded', finished_at = now()
    where plugin = ${plugin}
      and finished_at is null`);
}

const events = {
  synced() {},
  paused() {},
  resumed() {},
  dropped() {},
  skipped() {},
  taskUnreadable(at: { problem: string }) {
    throw new Error(at.problem);
  },
} as unknown as Events;
