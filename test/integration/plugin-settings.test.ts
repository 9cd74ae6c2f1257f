import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { fromStruct, toStruct, type JsonObject } from '@patchbay/proto';
import { definePlugin, field, type Served } from '@patchbay/sdk';
import { z } from 'zod';
import { startExample } from '../support/example.ts';
import { controlsOf } from '../support/form-controls.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let ockle: NodeProcess;
let person: TestSession;
const slug = 'ockle-power';

before(async () => {
  const env = { SETTINGS_KEY: randomBytes(32).toString('base64') };
  platform = await startPlatform({ services: ['registry', 'gateway'], env });
  person = await signInAsFirst(platform);
  ockle = await startExample(platform, slug);
  await until(async () => {
    const { choices } = await platform.settings.listChoices({ slug });
    return choices['enabled_servers']?.trouble === '';
  });
});
after(async () => {
  await ockle?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const set = (values: JsonObject, options: { slug?: string; scope?: object } = {}) =>
  platform.settings.updateSettings({ slug, settings: toStruct(values), ...options });
const choicesOf = async (name: string) => {
  const { choices } = await platform.settings.listChoices({ slug });
  return choices[name]?.choices ?? [];
};
const messagesOf = async (values: JsonObject) => {
  try {
    await set(values);
    return [];
  } catch (error) {
    const { details } = error as { details: { violations?: { field: string; message: string }[] } };
    return (details.violations ?? []).map((it) => `${it.field}: ${it.message}`);
  }
};

test('OCK-29 choices are computed when they are asked for: a new server is there without registering', async () => {
  assert.deepEqual(
    (await choicesOf('enabled_servers')).map((it) => [it.value, it.title, it.description]),
    [
      ['db', 'db', 'Database'],
      ['web', 'web', 'Web server'],
      ['backup', 'backup', 'Nightly backup'],
    ],
  );
  const added = await person.fetch(`/p/${slug}/servers/mail`, { method: 'POST' });
  assert.equal(added.status, 200);
  assert.ok((await choicesOf('start_order')).some(({ value }) => value === 'mail'));
});

test('OCK-29 choices are computed for whose settings they are; what is no list of them is said', async () => {
  let served: unknown[] = ['soup', { value: 'stew', disabled: 'it is eaten' }];
  const canteen = definePlugin({
    slug: 'canteen',
    version: '1.0.0',
    settings: z.object({ lunch: field.select(() => served as string[]).default('soup') }),
    userSettings: z.object({
      seat: field.select(({ scope, scopeId }) => [`${scope} ${scopeId}`]).optional(),
    }),
  });
  await using _canteen = await servePlugin(platform, canteen);
  const listed = async (name: string, scope?: { kind: string; id: string }) => {
    const asked = { slug: 'canteen', ...(scope && { scope }) };
    return (await platform.settings.listChoices(asked)).choices[name];
  };
  await until(async () => (await listed('lunch'))?.trouble === '');
  const soup = { value: 'soup', title: 'soup', description: '', disabled: '' };
  const stew = { value: 'stew', title: 'stew', description: '', disabled: 'it is eaten' };
  assert.deepEqual((await listed('lunch'))?.choices, [soup, stew]);
  const { users } = await platform.people.listUsers({});
  const id = users[0]?.id ?? '';
  assert.equal((await listed('seat', { kind: 'user', id }))?.choices[0]?.value, `user ${id}`);
  served = [7];
  const { choices, trouble } = (await listed('lunch')) ?? assert.fail();
  assert.equal(trouble, 'the plugin answered something that is no list of choices');
  assert.deepEqual(
    choices.map(({ value, disabled }) => [value, disabled]),
    [['soup', 'it is not available now']],
  );
});

test('OCK-23 OCK-24 REG-25 what is no choice is refused; static, computed or a plugin of a point', async () => {
  assert.deepEqual(await messagesOf({ socket: 9 }), ['socket: must be at most 8']);
  assert.deepEqual(await messagesOf({ pdu_type: 'magic' }), [
    'pdu_type: invalid choice; there is simulated, snmp, serial',
  ]);
  const [wrong = ''] = await messagesOf({ enabled_servers: ['db', 'nobody'] });
  assert.match(wrong, /^enabled_servers\[1\]: invalid choice "nobody"; there is db, web, backup/);
  const [plugin = ''] = await messagesOf({ plotter: 'nothing' });
  assert.match(plugin, /^plotter: invalid choice "nothing"; there is ockle-power$/);
  assert.deepEqual(await messagesOf({ plotter: slug }), []);
});

test('OCK-25 OCK-26 lists keep their order, and none is a choice, too', async () => {
  await set({ start_order: ['web', 'db'], enabled_servers: [] });
  const answer = await platform.settings.getSettings({ slug });
  const values = fromStruct(answer.settings);
  assert.deepEqual([values['start_order'], values['enabled_servers']], [['web', 'db'], []]);
  assert.equal(answer.sources['enabled_servers'], 'site');
});

test('OCK-41 a choice that cannot be made carries its reason', async () => {
  await set({ site_name: 'db2' });
  await set({ site_name: 'backup ' });
  const web = (await choicesOf('depends_on')).find(({ value }) => value === 'backup');
  assert.equal(web?.disabled, 'it would make a cycle: backup');
  const [refused = ''] = await messagesOf({ depends_on: 'backup' });
  assert.match(refused, /^depends_on: "backup" cannot be chosen: it would make a cycle/);
});

test('OCK-28 a name loses what names do not have, and the plugin says whether it is free', async () => {
  const check = (name: string) => platform.settings.checkName({ slug, setting: 'site_name', name });
  assert.deepEqual(await check('rack#7!'), {
    name: 'rack7',
    available: true,
    message: 'name available',
  });
  assert.partialDeepStrictEqual(await check('db'), {
    available: false,
    message: '"db" already exists',
  });
  await set({ site_name: '<rack>/8' });
  const { settings } = await platform.settings.getSettings({ slug });
  assert.equal(fromStruct(settings)['site_name'], 'rack8');
});

test('SEN-26 the plugin has the last word on what is valid, and then nothing is stored', async () => {
  const before = (await platform.settings.getSettings({ slug })).document;
  assert.deepEqual(await messagesOf({ pdu_type: 'snmp', api_host: 'localhost' }), [
    'api_host: an SNMP power strip is never this machine itself',
  ]);
  assert.deepEqual((await platform.settings.getSettings({ slug })).document, before);
});

test('SEN-30 an action is tried with values that are not stored, and says what came of it', async () => {
  const run = (settings: JsonObject, action = 'test') =>
    platform.settings.runAction({ slug, action, settings: toStruct(settings) });
  assert.deepEqual(await run({ api_host: 'pdu-9' }), {
    ok: true,
    message: 'the simulated power strip at pdu-9 answers',
  });
  assert.deepEqual(await run({ api_host: 'pdu-9', pdu_type: 'snmp' }), {
    ok: false,
    message: 'no answer from pdu-9',
  });
  await assert.rejects(run({}, 'explode'), { code: 'not_found', message: /it has test/ });
});

test('SEN-32 a plugin gets the settings of the person who looks, as they are now', async () => {
  const page = async () => (await person.fetch(`/p/${slug}/`)).text();
  assert.match(await page(), /, watts,/);
  const { users } = await platform.people.listUsers({});
  const scope = { kind: 'user', id: users[0]?.id ?? '' };
  await set({ units: 'kilowatts' }, { scope });
  await until(async () => /, kilowatts,/.test(await page()));
  await set({ units: null }, { scope });
  await until(async () => /, watts,/.test(await page()));
});

test('OCK-7 what needs a restart stays as it was in the running process, the rest is live', async () => {
  const page = async () => (await person.fetch(`/p/${slug}/`)).text();
  const answer = await set({ wait_time: 5, socket: 3 });
  assert.equal(answer.restartRequired, true);
  await until(async () => /socket 3, watts, a try every 1 s/.test(await page()));
  await platform.settings.restartPlugin({ slug });
  await until(() => ockle.stop().then((exit) => exit === 'exit 0'));
  await ockle.restart();
  await until(async () => /socket 3, watts, a try every 5 s/.test(await page()));
  assert.equal((await platform.plugin(slug)).restartRequired, false);
});

test('a newer schema version is migrated by the plugin once, and a rollback has its own again', async () => {
  const version = (n: number, settings: z.ZodObject, migrate?: (old: JsonObject) => JsonObject) =>
    definePlugin({
      slug: 'growing',
      version: `${n}.0.0`,
      settingsVersion: n,
      settings,
      ...(migrate && { migrateSettings: migrate }),
    });
  const old = version(1, z.object({ host: z.string().default(''), port: z.int().default(80) }));
  const grown = version(2, z.object({ address: z.string().default('') }), ({ host, port }) => ({
    address: JSON.stringify([host, port]),
  }));
  const token = await platform.credential('growing');
  await using _old: Served = await servePlugin(platform, old, { token });
  await set({ host: 'a', port: 81 }, { slug: 'growing' });
  await using _new: Served = await servePlugin(platform, grown, { token });
  const stored = async () => {
    const { document } = await platform.settings.getSettings({ slug: 'growing' });
    return { values: fromStruct(document?.values), of: document?.schemaVersion };
  };
  await until(async () => (await stored()).of === 2);
  assert.deepEqual((await stored()).values, { address: '["a",81]' });
  await platform.admin.pinRelease({ slug: 'growing', version: '1.0.0' });
  await until(async () => (await stored()).of === 1);
  assert.deepEqual((await stored()).values, { host: 'a', port: 81 });
});

test('settings that somebody changes while they are migrated stay so, and nothing else is told', async () => {
  const own = { slug: 'hasty' };
  const basics = {
    ...own,
    settings: z.object({ host: z.string().default('') }),
    userSettings: z.object({ sign: z.string().default('') }),
  };
  const old = definePlugin({ ...basics, version: '1.0.0' });
  const grown = definePlugin({
    ...basics,
    version: '2.0.0',
    settingsVersion: 2,
    async migrateSettings(values, { scope }) {
      if (scope === 'site') await set({ host: 'by hand' }, own);
      return values;
    },
  });
  const token = await platform.credential('hasty');
  await using _old: Served = await servePlugin(platform, old, { token });
  await set({ host: 'a' }, own);
  await set({ sign: 'Ada' }, { ...own, scope: { kind: 'user', id: 'ada' } });
  await using _new: Served = await servePlugin(platform, grown, { token });
  const told = () =>
    platform.processes.registry.lines
      .filter((line) => line.includes('settings were rewritten') && line.includes('"hasty"'))
      .map((line) => /"scope":"(\w+)"/.exec(line)?.[1]);
  // The site's come first, those of people after them.
  await until(() => told().includes('user'));
  assert.deepEqual(told(), ['user']);
  const { document } = await platform.settings.getSettings(own);
  assert.deepEqual(fromStruct(document?.values), { host: 'by hand' });
});

test('a migration that fails says why, and leaves the settings as they were', async () => {
  const token = await platform.credential('stubborn');
  const settings = z.object({ n: z.int().default(1) });
  const basics = { slug: 'stubborn', settings };
  const old = definePlugin({ ...basics, version: '1.0.0' });
  const grown = definePlugin({
    ...basics,
    version: '2.0.0',
    settingsVersion: 2,
    migrateSettings() {
      throw new Error('the old numbers were wrong');
    },
  });
  await using _old: Served = await servePlugin(platform, old, { token });
  await set({ n: 7 }, { slug: 'stubborn' });
  await using _new: Served = await servePlugin(platform, grown, { token });
  const { document } = await until(async () => {
    const answer = await platform.settings.getSettings({ slug: 'stubborn' });
    return answer.document?.trouble ? answer : undefined;
  });
  assert.match(document?.trouble ?? '', /of version 1.*the old numbers were wrong/);
  assert.deepEqual(fromStruct(document?.values), { n: 7 });
});

test('a plugin that is away cannot check: it is stored by the schema alone, and that is said', async () => {
  const checking = definePlugin({
    slug: 'away',
    version: '1.0.0',
    settings: z.object({ n: z.int().default(1), server: field.select(() => ['a']).default('a') }),
    validateSettings: () => ({ n: 'never good enough' }),
  });
  const served = await servePlugin(platform, checking);
  await assert.rejects(set({ n: 2 }, { slug: 'away' }), { message: /never good enough/ });
  await served[Symbol.asyncDispose]();
  await until(async () => (await platform.plugin('away')).state?.name === 'offline');
  const { unchecked } = await set({ n: 2, server: 'b' }, { slug: 'away' });
  assert.match(unchecked, /plugin "away" cannot be asked: it is offline/);
  await assert.rejects(set({ n: 'x' }, { slug: 'away' }), { message: /n: must be a whole number/ });
});

test('a JSON setting goes from the form to the plugin, out in an export and back as it was', async () => {
  const rules = { paths: ['/a b', '/ü'], limits: { '<x>': [1, 2.5, null, true] }, none: {} };
  const shaped = definePlugin({
    slug: 'shaped',
    version: '1.0.0',
    settings: z.object({ rules: field.json().default([]).meta({ title: 'Rules' }) }),
    routes: { 'GET /': ({ settings }) => settings },
  });
  await using _shaped: Served = await servePlugin(platform, shaped);
  const page = '/plugins/shaped/settings';
  const shown = async () => controlsOf(await (await person.fetch(page)).text(), 'settings-shaped');
  const send = async (text: string) => {
    const kept = (await shown()).filter(([name]) => name !== 'v.rules' && name !== 'do');
    const body = new URLSearchParams([...kept, ['v.rules', text], ['do', 'save']]);
    return person.fetch(page, { method: 'POST', body });
  };
  const told = async () =>
    (await person.fetch('/p/shaped/', { headers: { accept: '*/*' } })).json();
  const stored = async () =>
    fromStruct((await platform.settings.getSettings({ slug: 'shaped' })).document?.values);

  const refused = await send('{ paths: }');
  assert.match(await refused.text(), /Must be JSON, like/);
  assert.deepEqual(await stored(), {});
  assert.equal((await send(JSON.stringify(rules))).status, 303);
  assert.deepEqual(await stored(), { rules });
  await until(async () => isDeepStrictEqual(await told(), { rules }), { what: 'the plugin' });
  const [, text = ''] = (await shown()).find(([name]) => name === 'v.rules') ?? [];
  assert.deepEqual(JSON.parse(text), rules, 'the form shows what is stored');

  const { state } = await platform.settings.exportState({ slugs: ['shaped'] });
  await set({ rules: null }, { slug: 'shaped' });
  await until(async () => isDeepStrictEqual(await told(), { rules: [] }));
  await platform.settings.importState({ state: toStruct(fromStruct(state)) });
  assert.deepEqual(await stored(), { rules });
  await until(async () => isDeepStrictEqual(await told(), { rules }));
});

test('an export of an earlier settings version is rewritten by the plugin when it is imported', async () => {
  const old = definePlugin({
    slug: 'moved',
    version: '1.0.0',
    settings: z.object({ host: z.string().default(''), token: z.string().default('') }),
  });
  let broken = true;
  const grown = definePlugin({
    slug: 'moved',
    version: '2.0.0',
    settingsVersion: 2,
    settings: z.object({ address: z.string().default(''), token: field.secret().optional() }),
    migrateSettings({ host = '', token }) {
      if (broken) throw new Error('the map of hosts is missing');
      return {
        address: typeof host === 'string' ? `http://${host}/` : '',
        ...(token !== undefined && { token }),
      };
    },
  });
  const token = await platform.credential('moved');
  await using _old: Served = await servePlugin(platform, old, { token });
  await set({ host: 'a', token: 'was-open' }, { slug: 'moved' });
  const { state } = await platform.settings.exportState({ slugs: ['moved'] });
  await set({ host: null, token: null }, { slug: 'moved' });
  await using _new: Served = await servePlugin(platform, grown, { token });
  await until(async () => (await platform.plugin('moved')).version === '2.0.0');
  const document = async () =>
    (await platform.settings.getSettings({ slug: 'moved' })).document ?? assert.fail();

  const imported = () => platform.settings.importState({ state: toStruct(fromStruct(state)) });
  const left = await imported();
  assert.deepEqual(left.changes, []);
  assert.match(left.leftOut.join(), /moved, settings of the site: .*the map of hosts is missing/);

  broken = false;
  await until(async () => (await document()).schemaVersion === 2);
  const { changes } = await imported();
  assert.deepEqual(changes, [
    'moved, settings of the site: address "http:///" → "http://a/"',
    'moved, settings of the site: token default → •••',
  ]);
  const { values, secrets, schemaVersion } = await document();
  assert.deepEqual(
    [fromStruct(values), secrets, schemaVersion],
    [{ address: 'http://a/' }, ['token'], 2],
  );
});
