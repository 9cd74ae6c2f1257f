import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import { fromStruct, toStruct, type JsonObject } from '@patchbay/proto';
import { startExample } from '../support/example.ts';
import { controlsOf, type Controls } from '../support/form-controls.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let ockle: NodeProcess;
let timer: NodeProcess;
let person: TestSession;
const slug = 'ockle-power';
const page = `/plugins/${slug}/settings`;

before(async () => {
  const env = { SETTINGS_KEY: randomBytes(32).toString('base64') };
  platform = await startPlatform({ services: ['registry', 'gateway'], env });
  person = await signInAsFirst(platform);
  ockle = await startExample(platform, slug);
  timer = await startExample(platform, 'timer-example');
  await until(async () => {
    const { choices } = await platform.settings.listChoices({ slug });
    return choices['enabled_servers']?.trouble === '';
  });
});
after(async () => {
  await ockle?.[Symbol.asyncDispose]();
  await timer?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const read = async (path = page, who = person) => (await who.fetch(path)).text();
const formOf = async (path = page, who = person) =>
  controlsOf(await read(path, who), `settings-${slug}`);
async function send(controls: Controls, { path = page, who = person, what = 'save' } = {}) {
  const body = new URLSearchParams([...controls.filter(([name]) => name !== 'do'), ['do', what]]);
  const response = await who.fetch(path, { method: 'POST', body });
  return {
    status: response.status,
    at: response.headers.get('location'),
    html: await response.text(),
  };
}
/** The controls with other values, as a person would leave them. */
const filled = (controls: Controls, values: Record<string, string | string[]>): Controls => [
  ...controls.filter(([name]) => !(name.slice(2) in values)),
  ...Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((it): [string, string] => [`v.${name}`, it]),
  ),
];
const stored = async () => {
  const { document } = await platform.settings.getSettings({ slug });
  return { values: fromStruct(document?.values), version: document?.version };
};
const reset = () => platform.settings.updateSettings({ slug, resetOthers: true });
const set = (values: JsonObject) =>
  platform.settings.updateSettings({ slug, settings: toStruct(values) });
/** What stands at one setting. */
const fieldOf = (html: string, name: string) =>
  html.split(`id="setting-${slug}.${name}"`)[1]?.split('id="setting-')[0] ?? '';

test('a form that is sent as it was shown changes nothing, so that defaults stay defaults', async () => {
  const { status, at } = await send(await formOf());
  assert.deepEqual([status, at], [303, `${page}?saved=${slug}`]);
  assert.deepEqual(await stored(), { values: {}, version: 0 });
});

test('OCK-20 OCK-21 OCK-22 OCK-23 OCK-25 OCK-26 OCK-27 OCK-31 OCK-37 what a person enters is stored as what it is', async () => {
  const entered = filled(await formOf(), {
    api_host: 'pdu-1',
    wait_time: '5',
    dry_run: 'false',
    socket: '8',
    pdu_type: 'snmp',
    enabled_servers: ['', 'db', 'web'],
    start_order: ['', 'web', 'db'],
    alerts: 'ada@example.org\r\nbob@example.org',
    manual: 'https://example.org/manual',
    sample_every: '1h 30m',
    nightly: '0 4 * * 1-5',
    notes: 'first\r\nsecond',
    plotter: slug,
    labels: '{"rack": [7]}',
  });
  const { status, at } = await send(entered);
  assert.equal(status, 303);
  assert.deepEqual((await stored()).values, {
    api_host: 'pdu-1',
    wait_time: 5,
    dry_run: false,
    socket: 8,
    pdu_type: 'snmp',
    enabled_servers: ['db', 'web'],
    start_order: ['web', 'db'],
    alerts: ['ada@example.org', 'bob@example.org'],
    manual: 'https://example.org/manual',
    sample_every: 5400,
    nightly: '0 4 * * 1-5',
    notes: 'first\nsecond',
    plotter: slug,
    labels: { rack: [7] },
  });
  const after = await read(at ?? '');
  assert.match(after, /Configuration saved\./);
  const order = controlsOf(after, `settings-${slug}`).filter(([name]) => name === 'v.start_order');
  assert.deepEqual(
    order.map(([, value]) => value),
    ['', 'web', 'db'],
    'the order is that of before',
  );
  assert.match(fieldOf(after, 'start_order'), /value="backup"/, 'what is not chosen is shown');
  assert.match(fieldOf(after, 'start_order'), /href="\/p\/ockle-power\/server\/web\/edit"/);
  await reset();
});

test('SEN-22 SEN-25 the form is titled, and filled with what is stored, else with the default', async () => {
  const valueOf = async (name: string) => (await formOf()).find(([it]) => it === `v.${name}`)?.[1];
  assert.match(await read(), /<h1>\s*Ockle power: settings\s*<\/h1>/);
  assert.deepEqual([await valueOf('api_host'), await valueOf('socket')], ['localhost', '1']);
  await set({ api_host: 'pdu-7' });
  assert.deepEqual([await valueOf('api_host'), await valueOf('socket')], ['pdu-7', '1']);
  await reset();
});

test('each mistake is said beside its field, what was entered stays, and nothing is stored', async () => {
  const entered = filled(await formOf(), {
    wait_time: 'abc',
    socket: '9',
    nightly: 'often',
    alerts: 'nobody',
    labels: '{',
    notes: 'kept <b>in the form',
  });
  const { status, html } = await send(entered);
  assert.equal(status, 400);
  assert.match(html, /<title>Not saved – Ockle power: settings/);
  assert.match(fieldOf(html, 'labels'), /aria-invalid="true"[^]*Must be JSON/);
  assert.match(html, /Configuration failed: nothing is saved, see the fields below\./);
  assert.match(fieldOf(html, 'wait_time'), /Must be a whole number\./);
  assert.match(fieldOf(html, 'socket'), /Must be at most 8\./);
  assert.match(fieldOf(html, 'nightly'), /aria-invalid="true".*Must be a cron expression/s);
  assert.match(fieldOf(html, 'alerts'), /is no e-mail address/);
  assert.match(fieldOf(html, 'notes'), /kept &lt;b&gt;in the form/);
  assert.doesNotMatch(fieldOf(html, 'api_host'), /aria-invalid/);
  const [, summary = ''] = /role="alert"([^]*?)<\/div>/.exec(html) ?? [];
  const listed = [...summary.matchAll(/href="#ockle-power\.(\w+)"/g)].map(([, name = '']) => name);
  const bad = ['alerts', 'labels', 'nightly', 'socket', 'wait_time'];
  assert.deepEqual(listed.toSorted(), bad, 'each is named once, above the form');
  assert.match(fieldOf(html, listed[0] ?? 'none'), /\sautofocus/);
  assert.equal(html.match(/\sautofocus/g)?.length, 1, 'one field has the focus');
  assert.deepEqual((await stored()).values, {});
});

test('what is fit to be saved is not, while another field cannot be read', async () => {
  const entered = filled(await formOf(), { labels: '{', notes: 'kept' });
  const { status, html } = await send(entered);
  assert.deepEqual([status, (await stored()).values], [400, {}]);
  assert.match(fieldOf(html, 'labels'), /\sautofocus[^]*Must be JSON/);
});

test('SEN-26 the plugin refuses what the schema allows, beside the field it names', async () => {
  const { status, html } = await send(filled(await formOf(), { pdu_type: 'snmp' }));
  assert.equal(status, 400);
  assert.match(fieldOf(html, 'api_host'), /An SNMP power strip is never this machine itself\./);
  assert.deepEqual((await stored()).values, {});
});

test('OCK-24 OCK-41 choices that cannot be made are shown with the reason; locked ones are sent as they are', async () => {
  await set({ site_name: 'db' });
  const html = await read();
  assert.match(
    fieldOf(html, 'pdu_type'),
    /value="serial"\s+disabled[^]*this machine has no serial port/,
  );
  assert.match(
    fieldOf(html, 'depends_on'),
    /value="web"\s+disabled[^]*it would make a cycle: web → db/,
  );
  assert.match(fieldOf(html, 'region'), /disabled[^]*It is where the plugin runs\./);
  const forged = await send(filled(await formOf(), { pdu_type: 'serial' }));
  assert.match(
    fieldOf(forged.html, 'pdu_type'),
    /cannot be chosen: this machine has no serial port/,
  );
  assert.ok((await formOf()).some(([name, value]) => name === 'v.region' && value === 'here'));
  await reset();
});

test('OCK-41 what is chosen and cannot be chosen any more is shown so, and stays until somebody changes it', async () => {
  await person.fetch(`/p/${slug}/servers/mail`, { method: 'POST' });
  const chosen = {
    enabled_servers: ['mail', 'db'],
    start_order: ['mail', 'web'],
    plotter: 'timer-example',
  };
  await set(chosen);
  await platform.admin.setPluginEnabled({ slug: 'timer-example', enabled: false });
  assert.equal(await ockle.stop(), 'exit 0');
  await ockle.restart();
  await until(async () => {
    const { choices } = await platform.settings.listChoices({ slug });
    return choices['enabled_servers']?.trouble === '';
  });
  const gone = /it is not available now/;
  await until(async () => {
    const html = await read();
    return ['enabled_servers', 'plotter'].every((name) => gone.test(fieldOf(html, name)));
  });
  const { status } = await send(filled(await formOf(), { notes: 'kept' }));
  assert.deepEqual([status, (await stored()).values], [303, { ...chosen, notes: 'kept' }]);
  await platform.admin.setPluginEnabled({ slug: 'timer-example', enabled: true });
  await reset();
});

test('who saves later is told who was faster, sees both values, and may save then', async () => {
  const [mine, theirs] = [await formOf(), await formOf()];
  await send(filled(theirs, { api_host: 'theirs', notes: 'their note' }));
  const { status, html } = await send(filled(mine, { api_host: 'mine', sample_every: '10s' }));
  assert.equal(status, 409);
  assert.match(html, /Configuration failed: nothing is saved, Ada Admin saved these settings/);
  assert.match(
    fieldOf(html, 'api_host'),
    /value="mine"[^]*Ada Admin set this to &quot;theirs&quot;[^]*replaces that/,
  );
  assert.match(
    fieldOf(html, 'notes'),
    /their note<\/textarea>[^]*Ada Admin set this to &quot;their note&quot;/,
  );
  assert.doesNotMatch(fieldOf(html, 'sample_every'), /Ada Admin/);
  assert.equal((await stored()).values['api_host'], 'theirs');

  assert.equal((await send(controlsOf(html, `settings-${slug}`))).status, 303);
  const merged = { api_host: 'mine', notes: 'their note', sample_every: 10 };
  assert.deepEqual((await stored()).values, merged);
  await reset();
});

test('OCK-39 a secret goes in and never comes back; left empty it stays, and it can be removed', async () => {
  const failed = await send(filled(await formOf(), { community: 'hunter2', wait_time: 'x' }));
  assert.doesNotMatch(failed.html, /hunter2/);
  assert.match(fieldOf(failed.html, 'community'), /Enter it again: it is not saved yet\./);
  await send(filled(await formOf(), { community: 'hunter2' }));
  const html = await read();
  assert.doesNotMatch(html, /hunter2/);
  assert.match(fieldOf(html, 'community'), /It is set, and shown to nobody\.[^]*Replace/);
  await send(filled(await formOf(), { api_host: 'other' }));
  const secrets = async () =>
    (await platform.settings.getSettings({ slug })).document?.secrets ?? [];
  assert.deepEqual(await secrets(), ['community']);
  await send(await formOf(), { what: 'reset:community' });
  assert.deepEqual(await secrets(), []);
  await reset();
});

test('a setting that is a secret no more asks to be entered anew, and says why', async () => {
  const token = await platform.credential('opened');
  const release = (version: string, key: JsonObject) =>
    startRawPlugin({
      registry: platform.addresses.registry,
      token,
      manifest: {
        slug: 'opened',
        version,
        settings: { type: 'object', properties: { key: { type: 'string', ...key } } },
      },
    });
  await using _first = await release('1.0.0', { writeOnly: true });
  const settings = toStruct({ key: 'hunter2' });
  await until(async () => (await platform.plugin('opened')).version === '1.0.0');
  await platform.settings.updateSettings({ slug: 'opened', settings });
  await using _second = await release('2.0.0', {});
  await until(async () => (await platform.plugin('opened')).version === '2.0.0');
  const html = await read('/plugins/opened/settings');
  assert.match(html, /It was a secret in another release: .* enter it anew\./);
  assert.doesNotMatch(html, /hunter2/);
  await platform.settings.updateSettings({ slug: 'opened', settings: toStruct({ key: 'x' }) });
  assert.doesNotMatch(await read('/plugins/opened/settings'), /another release/);
  await platform.admin.removePlugin({ slug: 'opened' });
  await platform.admin.deletePlugin({ slug: 'opened' });
});

test('SEN-30 an action runs with what is entered, stores nothing, and keeps the form', async () => {
  const entered = filled(await formOf(), { api_host: 'pdu-9' });
  const { status, html } = await send(entered, { what: 'action:test' });
  assert.equal(status, 200);
  assert.match(html, /callout-good[^]*The simulated power strip at pdu-9 answers\./);
  assert.match(fieldOf(html, 'api_host'), /value="pdu-9"/);
  const snmp = await send(filled(entered, { pdu_type: 'snmp' }), { what: 'action:test' });
  assert.match(snmp.html, /callout-bad[^]*No answer from pdu-9\./);
  assert.deepEqual((await stored()).values, {});
});

test('SEN-28 one setting is reset, or all of them', async () => {
  await set({ socket: 3, api_host: 'a', notes: 'b' });
  assert.match(fieldOf(await read(), 'socket'), /Reset[^]*to\s+default/);
  await send(await formOf(), { what: 'reset:socket' });
  assert.deepEqual((await stored()).values, { api_host: 'a', notes: 'b' });
  await send(await formOf(), { what: 'reset-all' });
  assert.deepEqual((await stored()).values, {});
});

test('OCK-7 what waits for a restart is said until the plugin has restarted', async () => {
  await send(filled(await formOf(), { wait_time: '7' }));
  const prompt = /A restart of Ockle power is required for what was set to take effect\./;
  assert.match(await read(), prompt);
  assert.match(await read(`/plugins/${slug}`), prompt);
  const response = await person.fetch(`/plugins/${slug}/restart`, { method: 'POST' });
  assert.equal(response.status, 303);
  await until(() => ockle.stop().then((exit) => exit === 'exit 0'));
  await ockle.restart();
  await until(async () => !prompt.test(await read()));
  await reset();
});

test('OCK-28 a name is checked while it is typed', async () => {
  const check = async (name: string) => {
    const query = new URLSearchParams({ slug, scope: 'site', id: '', setting: 'site_name', name });
    return (await person.fetch(`/-/settings/name?${query.toString()}`)).json();
  };
  assert.deepEqual(await check('db'), {
    name: 'db',
    available: false,
    message: '"db" already exists',
  });
  assert.partialDeepStrictEqual(await check('rack#9'), { name: 'rack9', available: true });
});

test('OCK-32 OCK-40 a form has what the plugin declares to be shown, and a person adds nothing to it', async () => {
  const { schema } = await platform.settings.getSettings({ slug });
  const sent = await formOf();
  assert.ok(!sent.some(([name]) => name === 'v.max_attempts'));
  const { status } = await send([...sent, ['v.max_attempts', '9'], ['v.invented', 'x']]);
  assert.equal(status, 303);
  assert.deepEqual((await stored()).values, {});
  assert.deepEqual((await platform.settings.getSettings({ slug })).schema, schema);

  await set({ max_attempts: 9 });
  await assert.rejects(set({ invented: 'x' }), { code: 'invalid', message: /no such setting/ });
  await send(filled(await formOf(), { notes: 'n' }));
  assert.deepEqual((await stored()).values, { max_attempts: 9, notes: 'n' });
  await reset();
});

test('OCK-33 every plugin is a numbered section of one page, which can be searched and saved from', async () => {
  const html = await read('/configuration');
  const headings = [...html.matchAll(/<h2[^>]*>(\d[^<]*)<\/h2>/g)].map(([, text]) => text);
  assert.deepEqual(headings, ['1. Enabled plugins', '2. Ockle power', '3. Timer example']);

  const found = await read('/configuration?text=cron');
  assert.match(found, /Nothing matches/);
  const one = await read('/configuration?text=nightly');
  assert.match(one, /1\. Ockle power/);
  assert.doesNotMatch(one, /Timer example<\/h2>|name="v\.api_host"|name="enabled"/);
  const form = controlsOf(one, `settings-${slug}`);
  const [, action = ''] = /id="settings-ockle-power"[^>]*action="([^"]*)"/.exec(one) ?? [];
  const { at } = await send(filled(form, { nightly: '0 5 * * *' }), {
    path: action.replaceAll('&amp;', '&'),
  });
  assert.equal(at, `/configuration?saved=${slug}&text=nightly#section-${slug}`);
  assert.deepEqual((await stored()).values, { nightly: '0 5 * * *' });
  assert.match(await read(at ?? ''), /Configuration saved\./);
  await reset();
});

test('the settings of a plugin are found by whoever may change them', async () => {
  const link = /href="\/plugins\/ockle-power\/settings"/;
  assert.match(await read('/search?q=ockle'), link);
  const finder = await signInAsNew(platform, { username: 'finn' });
  assert.doesNotMatch(await read('/search?q=ockle', finder), link);
});

test('OCK-6 plugins are switched off and on from the list on the Configuration page', async () => {
  const body = new URLSearchParams([
    ['listed', slug],
    ['listed', 'timer-example'],
    ['enabled', slug],
  ]);
  await person.fetch('/configuration/enabled', { method: 'POST', body });
  assert.equal((await platform.plugin('timer-example')).enabled, false);
  assert.match(await read('/configuration'), /value="timer-example"\s*\/>/);
  body.append('enabled', 'timer-example');
  await person.fetch('/configuration/enabled', { method: 'POST', body });
  assert.equal((await platform.plugin('timer-example')).enabled, true);
});

test('SEN-32 everybody has settings of their own; those of the site are for whoever administers them', async () => {
  const member = await signInAsNew(platform, { username: 'mia' });
  for (const path of [page, '/configuration']) {
    assert.equal((await member.fetch(path)).status, 403, path);
  }
  assert.equal((await send([['version', '0']], { who: member })).status, 403);
  const own = await read('/account/settings', member);
  assert.match(own, /<h2[^>]*>\s*Ockle power/);
  const [, action = ''] = /id="settings-ockle-power"[^>]*action="([^"]*)"/.exec(own) ?? [];
  assert.equal(action, `${page}/user/${member.userId}?back=account`);
  const { at } = await send(filled(controlsOf(own, `settings-${slug}`), { units: 'kilowatts' }), {
    path: action,
    who: member,
  });
  assert.equal(at, `/account/settings?saved=${slug}#section-${slug}`);
  const scope = { kind: 'user', id: member.userId };
  const { settings } = await platform.settings.getSettings({ slug, scope });
  assert.deepEqual(fromStruct(settings), { units: 'kilowatts' });
  const administrator = await read(`${page}/user/mia`);
  assert.match(administrator, /For mia alone\.[^]*value="kilowatts"\s+selected/);
});
