import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fromStruct } from '@patchbay/proto';
import { definePlugin, type Served } from '@patchbay/sdk';
import { listenToPluginEvents, type PluginEvents } from '../support/plugin-events.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let events: PluginEvents;
let token: string;
let served: Served | undefined;

/** What the plugin was told, the oldest first: `<version of the process> <kind> <detail>`. */
const told: string[] = [];
let failing = false;

const seeded = (version: string) =>
  definePlugin({
    slug: 'seeded',
    version,
    contributions: [{ point: 'nav', id: 'seeded', title: 'Seeded', path: '/' }],
    routes: { 'GET /': () => 'a page' },
    lifecycle: {
      installed: ({ version: installed }) => void told.push(`${version} installed ${installed}`),
      upgraded: ({ from, to }) => void told.push(`${version} upgraded ${from} ${to}`),
      enabled: () => void told.push(`${version} enabled`),
      disabled() {
        if (failing) throw new Error('the queue is not empty');
        told.push(`${version} disabled`);
      },
      'user-deleted': ({ user }) => void told.push(`${version} user-deleted ${user}`),
      'user-exported': ({ user }) => ({ notes: [`kept for ${user}`] }),
    },
  });

before(async () => {
  platform = await startPlatform({ services: ['registry', 'gateway'] });
  events = await listenToPluginEvents(platform);
  token = await platform.credential('seeded');
  served = await servePlugin(platform, seeded('1.0.0'), { token });
});
after(async () => {
  await served?.[Symbol.asyncDispose]();
  await events?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const waiting = async () => (await platform.lifecycle.listLifecycleCalls({ slug: 'seeded' })).calls;
const nothingWaits = () => until(async () => (await waiting()).length === 0);
const toldIs = (...expected: string[]) =>
  until(() => {
    assert.deepEqual(told, expected);
    return true;
  });
const setEnabled = (enabled: boolean) =>
  platform.admin.setPluginEnabled({ slug: 'seeded', enabled });
const heard = (what: string) =>
  events.received.filter((event) => event.plugin === 'seeded' && event.what === what);

test('SPC-35 a plugin is told once that it is installed, and which release came after', async () => {
  await toldIs('1.0.0 installed 1.0.0');
  await served?.[Symbol.asyncDispose]();
  served = await servePlugin(platform, seeded('1.0.0'), { token });
  await using newer = await servePlugin(platform, seeded('1.1.0'), { token });
  await toldIs('1.0.0 installed 1.0.0', '1.1.0 upgraded 1.0.0 1.1.0');
  assert.ok(newer.instanceId);
  await platform.admin.pinRelease({ slug: 'seeded', version: '1.0.0' });
  await until(() => told.length === 3);
  assert.equal(told[2], '1.0.0 upgraded 1.1.0 1.0.0');
  await nothingWaits();
});

test('REG-19 one toggle is one call and one event, saving without a change is none', async () => {
  told.length = 0;
  await setEnabled(true);
  await setEnabled(false);
  await setEnabled(false);
  await toldIs('1.0.0 disabled');
  await platform.admin.updatePlugin({ slug: 'seeded', title: 'Seeded' });
  await setEnabled(true);
  await toldIs('1.0.0 disabled', '1.0.0 enabled');
  await nothingWaits();
  await until(() => heard('enabled').length === 1);
  assert.equal(heard('disabled').length, 1);
  const [disabled] = heard('disabled');
  assert.equal(new Set(events.received.map(({ id }) => id)).size, events.received.length);
  assert.ok(Date.now() - Date.parse(disabled?.at ?? '') < 60_000);
});

test('every transition of plugins, releases, instances and contributions is an event', async () => {
  const seen = await until(() => {
    const all = events.received.map(({ what }) => what);
    return all.includes('state-changed') && all.includes('release-activated') ? all : undefined;
  });
  const expected = [
    'created',
    'release-registered',
    'release-activated',
    'instance-changed',
    'state-changed',
    'contribution-changed',
  ];
  assert.deepEqual(
    expected.filter((what) => !seen.includes(what)),
    [],
  );
  const states = new Set(heard('state-changed').map(({ data }) => data['to']));
  assert.ok(states.has('ready') && states.has('disabled'));
  assert.partialDeepStrictEqual(heard('contribution-changed')[0]?.data, {
    contribution: 'seeded',
    state: 'shown',
  });
});

test('calls wait, in order, while the plugin is away', async () => {
  told.length = 0;
  await served?.[Symbol.asyncDispose]();
  await setEnabled(false);
  await setEnabled(true);
  const calls = await waiting();
  assert.deepEqual(
    calls.map(({ kind, state }) => `${kind} ${state}`),
    ['disabled pending', 'enabled pending'],
  );
  served = await servePlugin(platform, seeded('1.0.0'), { token });
  await toldIs('1.0.0 disabled', '1.0.0 enabled');
  await nothingWaits();
});

test('calls wait, in order, also while no process of the plugin can be reached', async () => {
  await using muted = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('muted'),
    manifest: { slug: 'muted', version: '1.0.0', lifecycle: ['enabled', 'disabled'] },
  });
  await until(async () => (await platform.plugin('muted')).state?.name === 'ready');
  muted.server.closeAllConnections();
  muted.server.close();
  for (const enabled of [false, true]) {
    await platform.admin.setPluginEnabled({ slug: 'muted', enabled });
  }
  const calls = await until(async () => {
    const listed = (await platform.lifecycle.listLifecycleCalls({ slug: 'muted' })).calls;
    return listed.some(({ attempts }) => attempts > 2) && listed;
  });
  assert.deepEqual(
    calls.map(({ kind, state, attempts }) => [kind, state, attempts > 2]),
    [
      ['disabled', 'pending', true],
      ['enabled', 'pending', false],
    ],
  );
});

test('a call that fails is shown with why, blocks nothing, and is made again or dismissed', async () => {
  told.length = 0;
  failing = true;
  await setEnabled(false);
  await setEnabled(true);
  await toldIs('1.0.0 enabled');
  const [failed] = await until(async () => {
    const calls = await waiting();
    return calls[0]?.state === 'failed' ? calls : undefined;
  });
  assert.partialDeepStrictEqual(failed, { kind: 'disabled', error: 'the queue is not empty' });
  failing = false;
  await platform.lifecycle.retryLifecycleCall({ id: failed?.id ?? '' });
  await toldIs('1.0.0 enabled', '1.0.0 disabled');
  await nothingWaits();

  failing = true;
  await setEnabled(false);
  const [again] = await until(async () => {
    const calls = await waiting();
    return calls[0]?.state === 'failed' ? calls : undefined;
  });
  await platform.lifecycle.dismissLifecycleCall({ id: again?.id ?? '' });
  assert.deepEqual(await waiting(), []);
  await assert.rejects(platform.lifecycle.retryLifecycleCall({ id: again?.id ?? '' }), {
    code: 'not_found',
  });
});

test('a registry that is killed and comes back goes on', async () => {
  failing = false;
  await setEnabled(true);
  await nothingWaits();
  told.length = 0;
  const before = heard('disabled').length;
  await platform.processes.registry.kill();
  await platform.processes.registry.restart();
  await setEnabled(false);
  await toldIs('1.0.0 disabled');
  await until(() => heard('disabled').length === before + 1);
});

test('what is kept about a user is exported with what plugins keep, and a plugin is told when they go', async () => {
  const { user } = await platform.people.createUser({ username: 'leaver', displayName: 'Lee' });
  const id = user?.id ?? assert.fail();
  const exported = async () => {
    const { data } = await platform.people.exportUser({ id });
    return fromStruct(data);
  };
  assert.partialDeepStrictEqual(await exported(), {
    user: { username: 'leaver', displayName: 'Lee' },
    roles: [],
    spaces: [],
    settings: {},
    plugins: { seeded: { data: { notes: [`kept for ${id}`] } } },
  });
  const count = told.length;
  await platform.people.deleteUser({ id });
  await until(() => told.length > count);
  assert.match(told.at(-1) ?? '', new RegExp(`user-deleted ${id}$`));
  await nothingWaits();
  assert.equal(told.length, count + 1);
  await assert.rejects(exported(), { code: 'not_found' });

  await served?.[Symbol.asyncDispose]();
  served = undefined;
  const { user: other } = await platform.people.createUser({ username: 'stays', displayName: 'S' });
  const { data } = await platform.people.exportUser({ id: other?.id ?? '' });
  // The reason depends on whether the gateway knows already that the process has gone.
  assert.match(JSON.stringify(fromStruct(data)['plugins']), /"seeded\\" cannot be asked: /);
});
