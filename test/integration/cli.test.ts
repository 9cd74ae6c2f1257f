import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fromTimestamp, type ManifestInput } from '@patchbay/proto';
import { runCli } from '../../sdk/src/cli/run-cli.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;

before(async () => {
  const env = { SETTINGS_KEY: randomBytes(32).toString('base64') };
  platform = await startPlatform({ services: ['registry', 'scheduler'], env });
});
after(() => platform?.[Symbol.asyncDispose]());

const tokens = new Map<string, string>();

async function run(slug: string, manifest: Partial<ManifestInput> = {}) {
  const token = tokens.get(slug) ?? (await platform.credential(slug));
  tokens.set(slug, token);
  const { registry } = platform.addresses;
  const version = '1.0.0';
  const plugin = await startRawPlugin({
    registry,
    token,
    manifest: { slug, version, ...manifest },
  });
  const { instanceId } = plugin.welcome;
  await until(async () =>
    (await platform.plugin(slug)).instances.some(
      ({ id, state }) => id === instanceId && state?.name === 'ready',
    ),
  );
  return plugin;
}

let input = '';
async function patchbay(...args: string[]) {
  const [printed, told]: [string[], string[]] = [[], []];
  const code = await runCli(args, {
    env: {
      PATCHBAY_REGISTRY: platform.addresses.registry,
      PATCHBAY_SCHEDULER: platform.addresses.scheduler,
      PATCHBAY_TOKEN: platform.environment.PLATFORM_TOKEN,
    },
    cwd: tmpdir(),
    input: () => Promise.resolve(input),
    print: (line) => void printed.push(line),
    tell: (line) => void told.push(line),
  });
  return { code, printed: printed.join('\n'), told: told.join('\n') };
}

test('an operator shows a plugin, rejects, approves, pins and unpins a release', async () => {
  await using _old = await run('growing', { needs: ['users.read'] });
  await using _new = await run('growing', { version: '2.0.0', needs: ['users.read', 'mail.send'] });
  const { printed } = await patchbay('plugins', 'show', 'growing');
  assert.match(printed, /2\.0\.0 +upgrade +waits for approval +1 +\+ needs mail\.send/);
  assert.match(printed, /1\.0\.0 +active +approved/);
  await patchbay('plugins', 'reject', 'growing', '2.0.0', 'too greedy');
  const rejected = await patchbay('plugins', 'show', 'growing');
  assert.match(rejected.printed, /2\.0\.0 +upgrade +rejected: too greedy +1/);
  assert.equal((await patchbay('plugins', 'approve', 'growing', '2.0.0')).code, 0);
  assert.equal((await platform.plugin('growing')).version, '2.0.0');
  await patchbay('plugins', 'pin', 'growing', '1.0.0');
  assert.equal((await platform.plugin('growing')).version, '1.0.0');
  await patchbay('plugins', 'unpin', 'growing');
  assert.equal((await platform.plugin('growing')).version, '2.0.0');
});

test('REG-7 REG-13 what was registered, updated and removed since a moment is listed, as much as is asked for', async () => {
  const began = new Date().toISOString();
  const part = (id: string) => ({ id, point: 'some.point' });
  await using _still = await run('still');
  const first = await run('moving', { contributions: [part('kept'), part('dropped')] });
  const registered = (await patchbay('plugins', 'sync', began)).printed;
  assert.match(registered, /^Registered moving 1\.0\.0\nRegistered still 1\.0\.0$/m);
  await first[Symbol.asyncDispose]();
  await using _second = await run('moving', { version: '1.1.0', contributions: [part('kept')] });
  const { releases } = await platform.plugin('moving');
  const since = fromTimestamp(releases[0]?.firstSeenAt)?.toISOString() ?? '';
  await until(async () => (await platform.plugin('moving')).version === '1.1.0');
  const changed = 'Updated moving to 1.1.0\nRemoved moving/dropped';
  assert.equal((await patchbay('plugins', 'sync', since)).printed, changed);
  const all = (await patchbay('plugins', 'sync', since, '--verbose')).printed;
  assert.match(
    all,
    /^Updated moving to 1\.1\.0\nRemoved moving\/dropped\nUnchanged still 1\.0\.0$/m,
  );
  await patchbay('plugins', 'remove', 'still');
  assert.match((await patchbay('plugins', 'sync', since)).printed, /^Removed still$/m);
  assert.deepEqual(await patchbay('plugins', 'sync', since, '--quiet'), {
    code: 0,
    printed: '',
    told: '',
  });
  assert.equal((await patchbay('plugins', 'sync', 'lately')).code, 2);
});

test("the operator's title and index are given and taken back", async () => {
  await using _plugin = await run('titled', { title: 'Own' });
  await patchbay('plugins', 'title', 'titled', 'Mine');
  await patchbay('plugins', 'index', 'titled', '-2');
  const { title, index } = await platform.plugin('titled');
  assert.deepEqual([title, index], ['Mine', -2]);
  await patchbay('plugins', 'title', 'titled', '--reset');
  await patchbay('plugins', 'index', 'titled', '--reset');
  const after = await platform.plugin('titled');
  assert.deepEqual([after.title, after.index], ['Own', undefined]);
});

test('who needs a plugin is told before it goes; what goes with it, before it is deleted', async () => {
  await using _base = await run('base');
  await using _upper = await run('upper', { dependencies: [{ plugin: 'base' }] });
  assert.equal((await patchbay('plugins', 'dependents', 'base')).printed, 'upper');
  for (const action of ['disable', 'remove']) {
    const refused = await patchbay('plugins', action, 'base');
    assert.equal(refused.code, 1);
    assert.match(refused.told, /needed by "upper"/);
    assert.equal((await patchbay('plugins', action, 'base', '--force')).code, 0);
    await patchbay('plugins', 'enable', 'base');
  }
  const dry = await patchbay('plugins', 'delete', 'base');
  assert.equal(dry.printed, '1 release\n1 credential');
  assert.match(dry.told, /nothing is deleted yet/);
  assert.equal((await patchbay('plugins', 'delete', 'base', '--yes')).code, 0);
  assert.equal((await patchbay('plugins', 'show', 'base')).code, 1);
});

test('the provider of a capability is listed, chosen, and chosen no more', async () => {
  const provides = [{ capability: 'mail', version: '1.0.0' }];
  await using _smtp = await run('mail-smtp', { provides });
  await using _log = await run('mail-log', { provides });
  await patchbay('capabilities', 'choose', 'mail', 'mail-log', '--fallback');
  const { printed } = await patchbay('capabilities');
  assert.match(printed, /mail +mail-log +1\.0\.0 +yes +chosen/);
  assert.match(printed, /mail +mail-smtp +1\.0\.0 +yes +stands in/);
  await patchbay('capabilities', 'choose', 'mail', '--none');
  assert.doesNotMatch((await patchbay('capabilities')).printed, /chosen/);
  const wrong = await patchbay('capabilities', 'choose', 'mail', 'nobody');
  assert.deepEqual([wrong.code, /does not provide/.test(wrong.told)], [1, true]);
});

test('why a contribution is hidden is explained, and to whom', async () => {
  await using _hidden = await run('hidden', {
    permissions: [{ name: 'see' }],
    routes: [{ method: 'GET', path: '/' }],
    contributions: [{ id: 'page', point: 'nav', path: '/', title: 'Hidden', permissions: ['see'] }],
  });
  assert.deepEqual(await patchbay('explain', 'hidden', 'page'), {
    code: 0,
    told: '',
    printed: [
      'passed  the plugin is offered: it is ready: 1 instance is ready',
      'passed  the active release contributes it: version 1.0.0 does',
      'passed  no operator switched it off: it is switched on',
      'passed  its extension point is there: "nav" is declared by the platform',
      'passed  it is what the point takes: it fits the schema of the point',
      'it is shown',
    ].join('\n'),
  });
  await platform.people.createUser({ username: 'lea', displayName: 'Lea' });
  const { code, printed } = await patchbay('explain', 'hidden', 'page', '--user', 'lea');
  assert.equal(code, 1);
  assert.match(printed, /FAILED {2}the person has the permissions .*they lack "hidden\.see"/);
  assert.match(printed, /it is hidden$/);
});

test('SEN-28 REG-27 settings are shown, set, reset, exported and imported, and no secret is printed', async () => {
  const settings = {
    properties: {
      n: { type: 'integer', default: 1 },
      host: { type: 'string', default: 'here' },
      pw: { type: 'string', writeOnly: true },
    },
  };
  await using _plugin = await run('tuned', { settings, userSettings: settings });
  assert.equal((await patchbay('settings', 'set', 'tuned', 'n=7', 'host=there')).code, 0);
  input = 'hunter2\n';
  await patchbay('settings', 'set-secret', 'tuned', 'pw');
  const { printed } = await patchbay('settings', 'get', 'tuned');
  assert.match(printed, /n +7 +stored\n/);
  assert.match(printed, /pw +••• +stored/);
  const wrong = await patchbay('settings', 'set', 'tuned', 'n=many');
  assert.deepEqual([wrong.code, /n: must be a whole number/.test(wrong.told)], [1, true]);

  await platform.people.createUser({ username: 'tess', displayName: 'Tess' });
  await patchbay('settings', 'set', 'tuned', 'n=9', '--user', 'tess');
  assert.match(
    (await patchbay('settings', 'get', 'tuned', '--user', 'tess')).printed,
    /n +9 +user/,
  );

  const exported = await patchbay('settings', 'export', 'tuned');
  assert.doesNotMatch(exported.printed, /hunter2/);
  await patchbay('settings', 'reset', 'tuned', '--all');
  assert.match((await patchbay('settings', 'get', 'tuned')).printed, /n +1 +default/);
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-export-'));
  const file = path.join(folder.path, 'export.json');
  await writeFile(file, exported.printed);
  const dry = await patchbay('settings', 'import', file, '--dry-run');
  assert.match(dry.printed, /tuned, settings of the site: n default → 7/);
  assert.match((await patchbay('settings', 'get', 'tuned')).printed, /n +1 +default/);
  const done = await patchbay('settings', 'import', file);
  assert.match(done.told, /left out: tuned, settings of the site: the secret pw/);
  assert.match((await patchbay('settings', 'get', 'tuned')).printed, /n +7 +stored/);
});

test('an operator makes users, groups and roles, gives tokens, and reads the audit log', async () => {
  await patchbay('users', 'create', 'mona', 'Mona M.');
  await patchbay('roles', 'create', 'press', 'Press');
  assert.equal(
    (await patchbay('roles', 'allow', 'press', 'audit.read')).printed,
    'press has audit.read',
  );
  assert.match((await patchbay('roles', 'allow', 'press', 'no.such')).told, /no\.such/);
  await patchbay('groups', 'create', 'Desk');
  await patchbay('groups', 'add', 'desk', 'mona');
  await patchbay('groups', 'grant', 'desk', 'press');
  assert.match((await patchbay('groups')).printed, /^Desk +mona +press$/m);
  assert.match((await patchbay('roles')).printed, /^press +Press +site +audit\.read$/m);
  assert.match((await patchbay('roles', 'permissions')).printed, /^audit\.read .* platform$/m);

  const scoped = ['--scope', 'audit.read', '--days', '7'];
  const made = await patchbay('tokens', 'create', 'mona', 'script', ...scoped);
  assert.match(made.printed, /^pbt_/);
  const read = await patchbay('audit', '--token', made.printed, '--target', 'role:press', '--json');
  const actions = read.printed.split('\n').map((line) => JSON.parse(line) as { action: string });
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['role.updated', 'role.created'],
  );
  assert.match((await patchbay('users', '--token', made.printed)).told, /people/);
  const id = /([0-9a-f-]{36})/.exec(made.told)?.[1] ?? '';
  assert.match((await patchbay('tokens', 'list', 'mona')).printed, /script +audit\.read/);
  await patchbay('tokens', 'revoke', id);
  assert.equal((await patchbay('audit', '--token', made.printed)).code, 1);

  await patchbay('users', 'disable', 'mona');
  assert.match((await patchbay('users')).printed, /^mona +Mona M\. +disabled +/m);
  const csv = (await patchbay('audit', '--csv', '--action', 'user.')).printed.split('\n');
  assert.match(csv[0] ?? '', /^id,at,actor,/);
  assert.match(csv[1] ?? '', /user\.updated.*""disabled"":true/);
  assert.match(
    (await patchbay('audit', '--limit', '1', '--action', 'user.')).printed,
    /user\.updated +Mona M\.$/,
  );
  await patchbay('users', 'delete', 'mona');
  assert.match((await patchbay('users', 'enable', 'mona')).told, /there is no user "mona"/);
  assert.match((await patchbay('audit', '--since', 'once')).told, /"once" is no moment/);
});

test('an operator lists schedules and runs, runs a task, pauses, cancels and tries again', async () => {
  await using _plugin = await run('poller', {
    tasks: [{ name: 'poll', delaySeconds: 3600, repeatSeconds: 60 }],
  });
  const [schedule = ''] = await until(async () => {
    const { code, printed } = await patchbay('tasks', '--plugin', 'poller');
    assert.equal(code, 0);
    return /^(\d+) +poller +poll +- +active +20\d\d-/m.exec(printed)?.slice(1);
  });
  assert.equal((await patchbay('tasks', 'next', schedule)).printed.split('\n').length, 10);

  const { printed: begun } = await patchbay('tasks', 'run', schedule, '--params', '{"feed":1}');
  const [runId = ''] = /as (\S+)$/.exec(begun)?.slice(1) ?? assert.fail(begun);
  assert.match((await patchbay('tasks', 'show', runId)).printed, /asked for by command line/);
  assert.equal((await patchbay('tasks', 'cancel', runId)).printed, 'it is cancelled');
  const listed = await patchbay('tasks', 'runs', '--plugin', 'poller', '--state', 'cancelled');
  assert.match(listed.printed, new RegExp(`^${runId} +poller +poll `, 'm'));
  assert.match((await patchbay('tasks', 'retry', runId)).printed, /tried again/);

  await patchbay('tasks', 'pause', schedule, '--reason', 'maintenance');
  const paused = await patchbay('tasks', '--plugin', 'poller');
  assert.match(paused.printed, /poll +- +paused +- +maintenance/);
  assert.match((await patchbay('tasks', 'resume', schedule)).printed, /poll of poller goes on: 20/);

  const wrong = await patchbay('tasks', 'run', schedule, '--params', '[1]');
  assert.deepEqual([wrong.code, wrong.printed], [2, '']);
  assert.match(wrong.told, /--params takes a JSON object/);
  assert.match((await patchbay('tasks', 'cancel', '1-1')).told, /1-1/);
  assert.match((await patchbay('tasks', 'fire')).told, /"tasks" has no "fire"; it has runs, show/);
});

test('an operator makes a space, takes people in, activates a plugin, archives and deletes it', async () => {
  const scopes = { space: {} };
  const routes = [{ method: 'GET' as const, path: '/' }];
  await using _plugin = await run('tickets', { title: 'Tickets', scopes, routes });
  await platform.people.createUser({ username: 'ann', displayName: 'Ann' });
  assert.match((await patchbay('spaces')).told, /there are no spaces yet/);
  assert.equal((await patchbay('spaces', 'create', 'The Crew')).printed, 'the-crew is made');
  const taken = await patchbay('spaces', 'take-in', 'the-crew', 'ann', 'admin');
  assert.equal(taken.printed, 'ann is in the-crew: member, admin');
  assert.match(
    (await patchbay('spaces', 'people', 'the-crew')).printed,
    /^ann +Ann +member, admin$/m,
  );

  await patchbay('spaces', 'activate', 'the-crew', 'tickets');
  const listed = await patchbay('spaces', 'plugins', 'the-crew');
  assert.match(listed.printed, /^tickets +Tickets +active$/m);
  const wrong = await patchbay('spaces', 'activate', 'the-crew', 'nothing');
  assert.equal(wrong.code, 1);
  assert.match(wrong.told, /"nothing" is no plugin for spaces; there is tickets/);
  assert.match((await patchbay('spaces', 'activities', 'the-crew')).printed, /activated Tickets$/m);

  await patchbay('spaces', 'expire', 'the-crew', '2099-12-31');
  await patchbay('spaces', 'archive', 'the-crew');
  const today = new Date().toISOString().slice(0, 10);
  assert.match(
    (await patchbay('spaces')).printed,
    new RegExp(`^the-crew +The Crew +1 +2099-12-31 +${today}$`, 'm'),
  );
  assert.match((await patchbay('spaces', 'let-go', 'the-crew', 'ann')).told, /is archived/);
  await patchbay('spaces', 'restore', 'the-crew');
  await patchbay('spaces', 'expire', 'the-crew', '--never');
  const [space] = JSON.parse((await patchbay('spaces', '--json')).printed) as object[];
  assert.partialDeepStrictEqual(space, { slug: 'the-crew' });
  assert.ok(space && !('expiresAt' in space) && !('archivedAt' in space));

  const asked = await patchbay('spaces', 'delete', 'the-crew');
  assert.match(asked.printed, /^1 member$/m);
  assert.match(asked.told, /nothing is deleted yet/);
  await patchbay('spaces', 'delete', 'the-crew', '--yes');
  assert.equal((await patchbay('spaces', 'people', 'the-crew')).code, 1);
});

test('--json has what the HTTP API has, moments as RFC 3339 among it', async () => {
  await using _plugin = await run('documented', {
    commands: [{ name: 'greet', description: 'Says hello' }],
    routes: [{ method: 'GET', path: '/' }],
    contributions: [{ id: 'page', point: 'nav', path: '/' }],
  });
  const overHttp = async (path: string, member: string) => {
    const url = `http://${platform.addresses.registryHttp}/api/v1${path}`;
    const authorization = `Bearer ${platform.environment.PLATFORM_TOKEN}`;
    const answer = (await (await fetch(url, { headers: { authorization } })).json()) as object;
    return (answer as Record<string, unknown>)[member];
  };
  const printed = async (...args: string[]) =>
    JSON.parse((await patchbay(...args, '--json')).printed) as unknown;
  for (const list of ['plugins', 'users', 'groups', 'roles', 'spaces']) {
    const path = list === 'spaces' ? '/spaces?all=true' : `/${list}`;
    assert.deepEqual(await printed(list), await overHttp(path, list), list);
  }
  assert.deepEqual(
    await printed('commands', 'list'),
    await overHttp('/commands?all=true', 'commands'),
  );
  const shown = (await printed('plugins', 'show', 'documented')) as { state: { since: string } };
  const { dependents, ...plugin } = Object.assign({ dependents: undefined }, shown);
  assert.deepEqual(plugin, await overHttp('/plugins/documented', 'plugin'));
  assert.deepEqual(dependents, []);
  assert.match(shown.state.since, /^\d{4}-\d\d-\d\dT.*Z$/);
});
