import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import {
  audit,
  createClient,
  fromStruct,
  toStruct,
  type JsonObject,
  type ManifestInput,
} from '@patchbay/proto';
import { runCli } from '../../sdk/src/cli/run-cli.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let db: Database;
let folder: string;
let keyFile: string;
const newKey = () => randomBytes(32).toString('base64');
const key = newKey();

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'patchbay-key-'));
  keyFile = path.join(folder, 'settings-key');
  await writeFile(keyFile, key);
  const env = { SETTINGS_KEY_FILE: keyFile };
  platform = await startPlatform({ services: ['registry'], env });
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  db = await connectPostgres({ url: platform.databaseUrl, schema: 'registry', log });
});
after(async () => {
  await db?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const tokens = new Map<string, string>();

async function run(slug: string, manifest: Partial<ManifestInput> = {}) {
  const token = tokens.get(slug) ?? (await platform.credential(slug));
  tokens.set(slug, token);
  const { registry } = platform.addresses;
  const plugin = await startRawPlugin({
    registry,
    token,
    manifest: { slug, version: '1.0.0', ...manifest },
  });
  const { instanceId } = plugin.welcome;
  await until(async () =>
    (await platform.plugin(slug)).instances.some(
      ({ id, state }) => id === instanceId && state?.name === 'ready',
    ),
  );
  return plugin;
}

const schema = (properties: Record<string, JsonObject>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
});

const site = { kind: 'site', id: '' };
const newSpace = async (title: string) => {
  const { space } = await platform.spaces.createSpace({ title });
  return { kind: 'space', id: space?.id ?? '' };
};
const newUser = async (username: string) => {
  const { user } = await platform.people.createUser({ username, displayName: username });
  return { kind: 'user', id: user?.id ?? '' };
};
const get = (slug: string, scope = site) => platform.settings.getSettings({ slug, scope });
const set = (slug: string, values: JsonObject, scope = site) =>
  platform.settings.updateSettings({ slug, scope, settings: toStruct(values) });
const audited = async (slug: string) => {
  const { registry } = platform.addresses;
  using log = createClient(audit, {
    address: registry,
    token: platform.environment.PLATFORM_TOKEN,
  });
  const target = `plugin:${slug}`;
  return (await log.listEntries({ target, action: 'settings.updated' })).entries;
};
const restartWith = async (...keys: string[]) => {
  await platform.processes.registry.stop();
  await writeFile(keyFile, keys.join('\n'));
  await platform.processes.registry.restart();
};
const valuesOf = async (slug: string, scope = site) =>
  fromStruct((await get(slug, scope)).settings);

test('OCK-35 SEN-21 SPC-9 each scope has a document of its own, looked up from the narrowest', async () => {
  const lang = { lang: { type: 'string', default: 'en' } };
  await using _plugin = await run('scoped', {
    settings: schema(lang),
    spaceSettings: schema({ ...lang, rounding: { type: 'integer', default: 15 } }),
    userSettings: schema(lang),
  });
  const [a, b] = [await newSpace('Alpha'), await newSpace('Beta')];
  await set('scoped', { lang: 'de' });
  await set('scoped', { lang: 'fr', rounding: 30 }, a);
  assert.deepEqual(await valuesOf('scoped', a), { lang: 'fr', rounding: 30 });
  assert.deepEqual(await valuesOf('scoped', b), { lang: 'de', rounding: 15 });
  assert.deepEqual((await get('scoped', b)).sources, { lang: 'site', rounding: 'default' });
  await set('scoped', { lang: null }, a);
  assert.equal((await valuesOf('scoped', a))['lang'], 'de');
  const ada = await newUser('ada');
  assert.deepEqual(await valuesOf('scoped', ada), { lang: 'de' });

  await set('scoped', { rounding: 5 }, { kind: 'space', id: 'alpha' });
  assert.equal((await valuesOf('scoped', a))['rounding'], 5, 'a space goes by its slug, too');
  await set('scoped', { lang: 'is' }, { kind: 'user', id: 'Ada' });
  assert.equal((await valuesOf('scoped', ada))['lang'], 'is', 'and a person by their username');
  const nobody = { kind: 'user', id: 'nobody' };
  await assert.rejects(set('scoped', { lang: 'x' }, nobody), { code: 'not_found' });
  const nowhere = { kind: 'space', id: 'nowhere' };
  await assert.rejects(set('scoped', { lang: 'x' }, nowhere), { code: 'not_found' });
});

test('OCK-60 who may change settings: those of the site by a permission, of a space its admins, and everybody their own', async () => {
  const properties = schema({ n: { type: 'integer', default: 0 } });
  const manifest = { settings: properties, spaceSettings: properties, userSettings: properties };
  await using _plugin = await run('guarded', manifest);
  const [admin, member] = [await newUser('boss'), await newUser('member')];
  const { space } = await platform.spaces.createSpace({ title: 'Guarded', admins: [admin.id] });
  await platform.spaces.setSpaceMember({ slug: 'guarded', user: member.id });
  const settingBy = (user: { id: string }, scope: typeof site) =>
    platform.settings.updateSettings(
      { slug: 'guarded', scope, settings: toStruct({ n: 1 }) },
      { onBehalfOf: `user:${user.id}` },
    );
  const there = { kind: 'space', id: space?.id ?? '' };
  for (const who of [admin, member]) {
    await assert.rejects(settingBy(who, site), { message: /"settings.administer"/ });
    await settingBy(who, who);
  }
  await assert.rejects(settingBy(member, admin), { code: 'forbidden' });
  await assert.rejects(settingBy(member, there), { message: /only admins of the space "Guarded"/ });
  await settingBy(admin, there);
  await platform.spaces.setSpaceArchived({ slug: 'guarded', archived: true });
  await assert.rejects(settingBy(admin, there), { message: /archived/ });
  assert.deepEqual(await valuesOf('guarded', there), { n: 1 });
});

test('SEN-20 two plugins with the same key do not clash', async () => {
  await using _a = await run('one', { settings: schema({ key: { type: 'string' } }) });
  await using _b = await run('two', { settings: schema({ key: { type: 'string' } }) });
  await set('one', { key: '1' });
  assert.deepEqual([await valuesOf('one'), await valuesOf('two')], [{ key: '1' }, {}]);
});

test('OCK-21 OCK-23 SEN-26 every bad value is named in plain words, and nothing is stored', async () => {
  const settings = schema({
    count: { type: 'integer', default: 1 },
    socket: { type: 'integer', minimum: 1, maximum: 8, default: 1 },
    when: { type: 'string', default: '0 0 * * *', ui: { field: 'cron' } },
    to: { type: 'array', items: { type: 'string', format: 'email' }, default: [] },
    at: { type: 'string', format: 'uri', default: '' },
    every: { type: 'number', default: 60, ui: { field: 'duration' } },
    good: { type: 'string', default: '' },
  });
  await using _plugin = await run('checked', { settings });
  const bad = {
    count: 'abc',
    socket: 9,
    when: 'sometimes',
    to: ['ada@example.org', 'nobody'],
    at: 'here',
    every: 'soon',
    good: 'kept out',
    other: 1,
  };
  await assert.rejects(
    set('checked', bad),
    (error: Error & { details: { violations: object[] } }) => {
      assert.deepEqual(error.details.violations, [
        { field: 'count', message: 'must be a whole number' },
        { field: 'socket', message: 'must be at most 8' },
        { field: 'when', message: 'must be a cron expression, like "0 7 * * 1-5"' },
        { field: 'to[1]', message: '"nobody" is no e-mail address, like "ada@example.org"' },
        { field: 'at', message: 'must be a whole address, like "https://example.org/"' },
        { field: 'every', message: 'must be a time, like "1h 30m" or "90s"' },
        {
          field: 'other',
          message:
            'plugin "checked" has no such setting; it has at, to, good, when, count, every, socket',
        },
      ]);
      return true;
    },
  );
  assert.equal((await get('checked')).document?.version, 0);
  await set('checked', { every: '1h 30m', socket: 8 });
  assert.equal((await valuesOf('checked'))['every'], 5400, 'a time is read as people write it');
});

test('a stale version is refused with who was faster, and nothing is stored', async () => {
  await using _plugin = await run('raced', { settings: schema({ n: { type: 'integer' } }) });
  const update = (version: number, n: number) =>
    platform.settings.updateSettings({ slug: 'raced', version, settings: toStruct({ n }) });
  await update(0, 1);
  await assert.rejects(update(0, 2), { code: 'conflict', message: /platform changed them at/ });
  assert.equal((await valuesOf('raced'))['n'], 1);
  const both = await Promise.allSettled([update(1, 3), update(1, 4)]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test('OCK-39 a secret reaches the plugin and nobody else', async () => {
  const settings = schema({ token: { type: 'string', writeOnly: true }, host: { type: 'string' } });
  await using plugin = await run('secretive', { settings });
  const answer = await set('secretive', { token: 'hunter2', host: 'h' });
  const pushed = await until(() => plugin.received.find((it) => it.settings));
  assert.equal(fromStruct(pushed.settings?.settings)['token'], 'hunter2');
  await using again = await run('secretive', { settings, version: '1.0.1' });
  assert.equal(fromStruct(again.welcome.settings)['token'], 'hunter2');

  const shown = await get('secretive');
  assert.deepEqual(shown.document?.secrets, ['token']);
  const { state } = await platform.settings.exportState({ slugs: ['secretive'] });
  const plain = await platform.plugin('secretive');
  const rows = await db.many(sql`
    select to_jsonb(a) as row from audit a
    union all select to_jsonb(s) from settings s
    union all select to_jsonb(k) from setting_secrets k`);
  const logs = platform.processes.registry.lines;
  for (const text of [answer, shown, state, plain, rows, logs].map((it) => JSON.stringify(it))) {
    assert.doesNotMatch(text, /hunter2/);
  }
  assert.match(JSON.stringify(rows), /"token":"•••"/);
});

test('a setting that a release makes a secret is sealed with it, and is in clear in no document, history or audit', async () => {
  const open = schema({ key: { type: 'string' }, code: { type: 'integer' } });
  await using _first = await run('hardened', { settings: open, userSettings: open });
  const una = await newUser('una');
  await set('hardened', { key: 'was-open', code: 4711 });
  await set('hardened', { key: 'una-open' }, una);
  const second = { version: '1.1.0', settingsVersion: 2, settings: open, userSettings: open };
  await using _second = await run('hardened', second);
  await until(async () => (await get('hardened', una)).document?.schemaVersion === 2);
  await until(async () => (await get('hardened')).document?.schemaVersion === 2);

  const secret = { type: 'string', writeOnly: true };
  const sealed = schema({ key: secret, code: secret });
  const third = { version: '2.0.0', settingsVersion: 2, settings: sealed, userSettings: sealed };
  await using hardened = await run('hardened', third);
  await until(async () => (await platform.plugin('hardened')).version === '2.0.0');
  const { releases } = await platform.plugin('hardened');
  const before = releases.find(({ version }) => version === '1.1.0');
  assert.deepEqual(before?.diff?.removed, ['secret setting key', 'secret setting code']);

  const told = await until(() =>
    hardened.received.find((it) => fromStruct(it.settings?.settings)['key'] === 'was-open'),
  );
  assert.equal(fromStruct(told.settings?.settings)['code'], '4711');
  hardened.say({ askSettings: { id: 1, space: '', user: una.id } });
  const { settingsAnswer } = await until(() => hardened.received.find((it) => it.settingsAnswer));
  assert.equal(fromStruct(settingsAnswer?.settings)['key'], 'una-open');

  assert.deepEqual((await get('hardened', una)).document?.secrets, ['key']);
  const entries = await audited('hardened');
  assert.deepEqual(
    entries.map(({ after }) => after && fromStruct(after)),
    [
      { user: una.id, key: '•••' },
      { key: '•••', code: '•••' },
    ],
  );
  const stored = await db.many(sql`
    select to_jsonb(s) as row from settings s
    union all select to_jsonb(f) from former_settings f
    union all select to_jsonb(c) from lifecycle_calls c
    union all select to_jsonb(o) from outbox o`);
  const { state } = await platform.settings.exportState({ slugs: ['hardened'] });
  for (const text of [await get('hardened'), stored, state].map((it) => JSON.stringify(it))) {
    assert.doesNotMatch(text, /was-open|una-open|4711/);
  }
});

test('a setting that is a secret no more never comes out in clear: it is to be set anew, and found again by a release that has it as one', async () => {
  const secret = schema({ key: { type: 'string', writeOnly: true } });
  const open = schema({ key: { type: 'string', default: 'none' } });
  await using _first = await run('opened', { settings: secret });
  await set('opened', { key: 'hunter2' });
  await using second = await run('opened', { version: '2.0.0', settings: open });
  await until(async () => (await platform.plugin('opened')).version === '2.0.0');
  const { document, settings, sources } = await get('opened');
  assert.deepEqual([document?.secrets, document?.setAnew], [[], ['key']]);
  assert.deepEqual([fromStruct(settings), sources], [{ key: 'none' }, { key: 'default' }]);
  await until(() =>
    second.received.find((it) => fromStruct(it.settings?.settings)['key'] === 'none'),
  );

  await platform.admin.pinRelease({ slug: 'opened', version: '1.0.0' });
  assert.deepEqual((await get('opened')).document?.secrets, ['key']);
  await platform.admin.pinRelease({ slug: 'opened', version: '' });
  await set('opened', { key: 'in the open' });
  const anew = await get('opened');
  assert.deepEqual(
    [anew.document?.setAnew, fromStruct(anew.settings)],
    [[], { key: 'in the open' }],
  );
  const [latest] = await audited('opened');
  assert.deepEqual(latest?.before && fromStruct(latest.before), { key: '•••' });
});

test('a required setting that is a secret no more counts as not set', async () => {
  const required = (key: JsonObject) => schema({ key }, ['key']);
  await using _first = await run('closing', {
    settings: required({ type: 'string', writeOnly: true }),
  });
  await set('closing', { key: 'hunter2' });
  await using _second = await run('closing', {
    version: '2.0.0',
    settings: required({ type: 'string' }),
  });
  await until(async () => (await platform.plugin('closing')).state?.name === 'not-configured');
});

test('REG-24 a plugin that was chosen and is disabled now stays chosen, and is shown as not available', async () => {
  const link = { id: 'link', point: 'nav', path: '/', title: 'Tickets' };
  await using _chosen = await run('tickets', {
    title: 'Tickets',
    routes: [{ method: 'GET', path: '/' }],
    contributions: [link],
  });
  const settings = schema({
    kind: { type: 'string', ui: { field: 'plugin', point: 'nav' } },
    color: { type: 'string' },
  });
  await using _host = await run('board', { settings });
  await set('board', { kind: 'tickets' });
  await platform.admin.setPluginEnabled({ slug: 'tickets', enabled: false });
  await set('board', { color: 'red' });
  assert.deepEqual(await valuesOf('board'), { kind: 'tickets', color: 'red' });
  const { choices } = await platform.settings.listChoices({ slug: 'board', scope: site });
  assert.deepEqual(choices['kind']?.choices, [
    { value: 'tickets', title: 'tickets', description: '', disabled: 'it is not available now' },
  ]);
});

test('OCK-36 settings that a release does not have are kept', async () => {
  const old = { a: { type: 'string' }, gone: { type: 'string' } };
  await using _old = await run('shrunk', { settings: schema(old) });
  await set('shrunk', { a: '1', gone: 'kept' });
  await using _new = await run('shrunk', {
    version: '2.0.0',
    settings: schema({ a: { type: 'string' } }),
  });
  await until(async () => (await platform.plugin('shrunk')).version === '2.0.0');
  await set('shrunk', { a: '2' });
  assert.deepEqual(await valuesOf('shrunk'), { a: '2' });
  assert.deepEqual(fromStruct((await get('shrunk')).document?.values), { a: '2', gone: 'kept' });
});

test('SEN-28 reset brings back the defaults, of one or of all', async () => {
  const settings = schema({
    a: { default: 1, type: 'integer' },
    b: { default: 2, type: 'integer' },
  });
  await using _plugin = await run('reset', { settings });
  await set('reset', { a: 5, b: 6 });
  await set('reset', { a: null });
  assert.deepEqual(await valuesOf('reset'), { a: 1, b: 6 });
  await platform.settings.updateSettings({ slug: 'reset', resetOthers: true });
  assert.deepEqual(await valuesOf('reset'), { a: 1, b: 2 });
});

test('SEN-31 a plugin whose required settings are not set is not configured, and serves once they are', async () => {
  const settings = schema({ url: { type: 'string' } }, ['url']);
  const token = await platform.credential('needy');
  const { registry } = platform.addresses;
  const manifest = { slug: 'needy', version: '1.0.0', settings };
  await using _plugin = await startRawPlugin({ registry, token, manifest });
  const stateOf = async () => (await platform.plugin('needy')).state;
  await until(async () => (await stateOf())?.name === 'not-configured');
  const { missingSettings, offered } = await platform.plugin('needy');
  assert.deepEqual([missingSettings, offered], [['url'], false]);
  assert.match((await stateOf())?.hint ?? '', /patchbay settings set needy url=/);
  await set('needy', { url: 'x' });
  assert.equal((await stateOf())?.name, 'ready');
});

test('OCK-7 a setting with the flag needs a restart, which ends the processes that run on the old one', async () => {
  const settings = schema({
    live: { type: 'integer', default: 1 },
    slow: { type: 'integer', default: 1, ui: { restart: true } },
  });
  await using plugin = await run('restarted', { settings });
  assert.equal((await set('restarted', { live: 2 })).restartRequired, false);
  assert.equal((await set('restarted', { slow: 2 })).restartRequired, true);
  assert.equal((await platform.plugin('restarted')).restartRequired, true);
  const { instances } = await platform.settings.restartPlugin({ slug: 'restarted' });
  assert.equal(instances, 1);
  await until(() => plugin.received.find(({ drain }) => drain));
  plugin.say({ status: { phase: 'PHASE_GONE' } });
  await using next = await run('restarted', { settings });
  assert.equal((await get('restarted')).restartRequired, false);
  assert.equal(
    next.received.some(({ drain }) => drain),
    false,
    'the new process may stay',
  );
});

test('a plugin asks for the settings of a space and a person, and is told when they change', async () => {
  const lang = { lang: { type: 'string', default: 'en' } };
  const secret = { pin: { type: 'string', writeOnly: true } };
  await using plugin = await run('asking', {
    spaceSettings: schema({ ...lang, ...secret }),
    userSettings: schema(lang),
  });
  const [here, elsewhere] = [await newSpace('Here'), await newSpace('Elsewhere')];
  const eve = await newUser('eve');
  await set('asking', { lang: 'fr', pin: '1234' }, here);
  let id = 0;
  const ask = async (space: string, user = '') => {
    id += 1;
    const mine = id;
    plugin.say({ askSettings: { id: mine, space, user } });
    const { settingsAnswer } = await until(() =>
      plugin.received.find((it) => it.settingsAnswer?.id === mine),
    );
    return fromStruct(settingsAnswer?.settings);
  };
  assert.deepEqual(await ask(here.id), { lang: 'fr', pin: '1234' });
  assert.deepEqual(await ask(elsewhere.id), { lang: 'en' });
  await set('asking', { lang: 'it' }, eve);
  const { scopeChanged } = await until(() =>
    plugin.received.find((it) => it.scopeChanged?.kind === 'user'),
  );
  assert.deepEqual(scopeChanged, eve);
  assert.equal((await ask(here.id, eve.id))['lang'], 'it');
});

test('REG-27 an export brings another state back, says first what would change, and has no secrets', async () => {
  const settings = schema({ n: { type: 'integer' }, pw: { type: 'string', writeOnly: true } });
  await using _plugin = await run('moved', { settings, title: 'Own' });
  await set('moved', { n: 1, pw: 'geheim' });
  await platform.admin.updatePlugin({ slug: 'moved', title: 'Mine', index: 3 });
  const { state } = await platform.settings.exportState({ slugs: ['moved'] });
  const exported = fromStruct(state);

  await set('moved', { n: 2 });
  await platform.admin.updatePlugin({ slug: 'moved', title: '', clearIndex: true });
  const dry = await platform.settings.importState({ state: toStruct(exported), dryRun: true });
  assert.deepEqual(dry.changes, [
    'moved: title null → "Mine"',
    'moved: index null → 3',
    'moved, settings of the site: n 2 → 1',
  ]);
  assert.deepEqual(dry.leftOut, ['moved, settings of the site: the secret pw']);
  assert.equal((await valuesOf('moved'))['n'], 2);

  await platform.settings.importState({ state: toStruct(exported) });
  assert.equal((await valuesOf('moved'))['n'], 1);
  assert.deepEqual((await get('moved')).document?.secrets, ['pw'], 'secrets stay');
  const { title, index } = await platform.plugin('moved');
  assert.deepEqual([title, index], ['Mine', 3]);
  const again = await platform.settings.importState({ state: toStruct(exported), dryRun: true });
  assert.deepEqual(again.changes, []);
});

test('an import with a value that does not fit changes nothing', async () => {
  await using _plugin = await run('refused', { settings: schema({ n: { type: 'integer' } }) });
  const plugins = [
    { slug: 'refused', title: 'New', settings: [{ scope: 'site', values: { n: 'x' } }] },
    { slug: 'never-installed' },
  ];
  const state = toStruct({ format: 'patchbay-state', formatVersion: 1, plugins });
  await assert.rejects(platform.settings.importState({ state }), {
    code: 'invalid',
    message: /plugins\[0\]\.settings\[0\]\.values\.n: must be a whole number/,
  });
  assert.equal((await platform.plugin('refused')).operatorTitle, '');
});

test('hints of a manifest that make no sense are refused with their path', async () => {
  const settings = schema({
    a: { type: 'string', ui: { field: 'knob' } },
    b: { type: 'string', writeOnly: true, default: 'open' },
    c: { type: 'string', ui: { field: 'plugin' } },
  });
  await assert.rejects(run('senseless', { settings }), (error: Error) => {
    assert.match(error.message, /settings\.properties\.a\.ui\.field/);
    assert.match(error.message, /settings\.properties\.b\.default: a secret has no default/);
    assert.match(error.message, /settings\.properties\.c\.ui\.point/);
    return true;
  });
});

test('a registry without a key hides what becomes a secret, and seals it once it has one', async () => {
  const open = schema({ key: { type: 'string' } });
  await using _first = await run('keyless', { settings: open });
  await set('keyless', { key: 'was-open' });
  await restartWith();
  const secret = schema({ key: { type: 'string', writeOnly: true } });
  await using _second = await run('keyless', { version: '2.0.0', settings: secret });
  await until(async () => (await platform.plugin('keyless')).version === '2.0.0');
  assert.doesNotMatch(JSON.stringify(await get('keyless')), /was-open/);
  assert.deepEqual((await get('keyless')).document?.secrets, ['key']);
  await restartWith(key);
  const rows = await db.many(sql`select document from settings where slug = 'keyless'`);
  assert.deepEqual(rows, [{ document: {} }]);
  assert.deepEqual((await get('keyless')).document?.secrets, ['key']);
});

test('OCK-39 a new key takes over from an old one, and what was sealed with a lost key is named', async () => {
  const settings = schema({ token: { type: 'string', writeOnly: true } });
  await using first = await run('rotating', { settings });
  await set('rotating', { token: 'hunter2' });
  await first[Symbol.asyncDispose]();
  const rotate = async () => {
    const lines: string[] = [];
    const code = await runCli(['settings', 'rotate-key'], {
      env: {
        PATCHBAY_REGISTRY: platform.addresses.registry,
        PATCHBAY_TOKEN: platform.environment.PLATFORM_TOKEN,
      },
      cwd: tmpdir(),
      input: () => Promise.resolve(''),
      print: (line) => void lines.push(line),
      tell: (line) => void lines.push(line),
    });
    return { code, said: lines.join('\n') };
  };
  const fresh = newKey();
  await restartWith(fresh, key);
  const rotated = await rotate();
  assert.equal(rotated.code, 0, rotated.said);
  assert.match(rotated.said, /SETTINGS_KEY needs no other key any more/);

  await restartWith(fresh);
  await using again = await run('rotating', { settings });
  assert.equal(fromStruct(again.welcome.settings)['token'], 'hunter2');

  await restartWith(newKey());
  const lost = await rotate();
  assert.equal(lost.code, 1);
  assert.match(lost.said, /which the registry does not have: \d+\nadd that key to SETTINGS_KEY/);
  assert.deepEqual((await get('rotating')).document?.secrets, ['token']);
  await set('rotating', { token: 'new' });
});
