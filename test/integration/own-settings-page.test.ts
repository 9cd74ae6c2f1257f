import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectNats, createLogger } from '@patchbay/chassis';
import { createClient, fromStruct, nats as wire, tokens } from '@patchbay/proto';
import { definePlugin, field, html, PlatformError, type RequestContext } from '@patchbay/sdk';
import { z } from 'zod';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

type Person = TestSession & { userId: string };

const stack = new AsyncDisposableStack();
let platform: Platform;
let root: TestSession;
/** Ann is admin of the space "crew", Ben has no rights. */
let [ann, ben]: [Person, Person] = [] as never;

const slug = 'mailer';
const page = `/plugins/${slug}/settings`;

const mailer = definePlugin({
  slug,
  title: 'Mailer',
  version: '1.0.0',
  scopes: { space: { defaultEnabled: true } },
  settings: z.object({
    host: z.string().default('localhost'),
    port: z.int().min(1).max(65535).default(25),
    key: field.secret().optional(),
  }),
  spaceSettings: z.object({ sender: z.string().default('crew') }),
  userSettings: z.object({ signature: z.string().default('') }),
  settingsPages: { site: '/configure', space: '/sender' },
  permissions: [{ name: 'use', title: 'Send mail' }],
  validateSettings({ host }) {
    if (host === 'nowhere') return { host: 'there is no such machine' };
  },
  routes: {
    'GET /': () => 'home',
    'GET /configure': () => html`<h1>Where mail goes</h1>`,
    'GET /sender': () => html`<h1>Who writes</h1>`,
    'GET /stored': ({ ownSettings }) => ownSettings.read(),
    'GET /configure/stored': ({ ownSettings }) => ownSettings.read(),
    'GET /sender/stored': ({ ownSettings }) => ownSettings.read(),
    'POST /save': saveAsked,
    'POST /configure/save': saveAsked,
    'POST /sender/save': saveAsked,
  },
});

type Asked = Pick<RequestContext<never, string>, 'ownSettings' | 'request'>;

async function saveAsked({ ownSettings, request }: Asked) {
  try {
    const { changes, ...options } = (await request.json()) as { changes: object };
    return await ownSettings.save(changes as Record<string, string>, options);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { code, message, details } = error;
    return { code, message, violations: details.violations };
  }
}

type Entry = { actor: string; onBehalfOf: string; after: Record<string, unknown> };
type Answer = {
  code?: string;
  message?: string;
  violations?: { field: string; message: string }[];
  values: Record<string, unknown>;
  sources: Record<string, string>;
  version: number;
  unchecked: string;
};

before(async () => {
  platform = stack.use(
    await startPlatform({
      services: ['registry', 'gateway'],
      env: { SETTINGS_KEY: Buffer.alloc(32, 7).toString('base64') },
    }),
  );
  root = await signInAsFirst(platform);
  stack.use(await servePlugin(platform, mailer));
  ann = await signInAsNew(platform, { username: 'ann' });
  ben = await signInAsNew(platform, { username: 'ben' });
  await platform.spaces.createSpace({ title: 'Crew' }, { onBehalfOf: `user:${ann.userId}` });
  await until(async () => (await root.fetch(`/p/${slug}/`)).status === 200);
  await until(async () => (await ann.fetch(`/s/crew/p/${slug}/`)).status === 200);
});
after(() => stack.disposeAsync());

const read = async (path: string, who = root) => (await who.fetch(path)).text();
async function save(
  changes: object,
  {
    who = root,
    at = '',
    page: on = at === '' ? '/configure' : '/sender',
    ...options
  }: { who?: TestSession; at?: string; page?: string; version?: number; scope?: 'user' } = {},
): Promise<Answer> {
  const response = await who.fetch(`${at}/p/${slug}${on}/save`, {
    method: 'POST',
    body: JSON.stringify({ changes, ...options }),
  });
  return (await response.json()) as Answer;
}
const stored = async () => {
  const { document } = await platform.settings.getSettings({ slug });
  return { values: fromStruct(document?.values), version: document?.version };
};

/** Asks for settings as a plugin can that says whatever it likes. */
async function askAs(plugin: string, request: object) {
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const creds = await platform.natsCreds();
  await using nats = await connectNats({ url: platform.nats.url, creds, name: 'test', log });
  const subject = wire.subjects.settings(plugin);
  const options = { timeout: 20_000 };
  const reply = await nats.connection.request(subject, JSON.stringify(request), options);
  return reply.json<{ error?: { code: string; message: string }; values?: object }>();
}

test('SEN-24 the page of the plugin is in the place of its settings, and the form beside it', async () => {
  const own = await read(page);
  assert.match(own, /<h1>\s*Mailer: settings\s*<\/h1>/);
  assert.match(own, /<iframe[^>]* src="\/p\/mailer\/configure"/);
  assert.doesNotMatch(own, /<form[^>]*id="settings-mailer"/);
  const [link = ''] = /\/plugins\/mailer\/settings\?form=1/.exec(own) ?? [];
  const form = await read(link);
  assert.match(form, /<form[^>]*id="settings-mailer"/);
  assert.match(form, new RegExp(`<a href="${page}"`), 'and back');
  assert.match(await read('/configuration'), new RegExp(`href="${page}"`));
  assert.equal((await ben.fetch(page)).status, 403, 'it is for those who may change them');
});

test('SEN-24 what a person saves there is checked and stored as by the form', async () => {
  const before = await stored();
  const { unchecked, values, version, sources } = await save({ host: 'mx-1', key: 's3cret' });
  assert.equal(unchecked, '');
  assert.deepEqual(values, { host: 'mx-1', port: 25 }, 'no secret comes back');
  assert.deepEqual(sources, { host: 'site', port: 'default', key: 'site' });
  assert.deepEqual(await stored(), { values: { host: 'mx-1' }, version });

  const bad = await save({ port: 0, mode: 'x' });
  assert.deepEqual(
    [bad.code, bad.violations?.map((it) => it.field)],
    ['invalid', ['port', 'mode']],
  );
  const refused = await save({ host: 'nowhere' });
  assert.deepEqual(refused.violations, [{ field: 'host', message: 'there is no such machine' }]);
  const stale = await save({ host: 'mx-2' }, { version: before.version ?? 0 });
  assert.equal(stale.code, 'conflict');
  assert.deepEqual(
    await stored(),
    { values: { host: 'mx-1' }, version },
    'nothing of it is stored',
  );

  assert.deepEqual((await save({ host: null }, { version })).values['host'], 'localhost');
});

test('SEN-24 the audit log names the person, and the plugin on whose page it was', async () => {
  await save({ host: 'mx-3' });
  const response = await root.fetch('/api/v1/audit?action=settings.updated');
  const { entries } = (await response.json()) as { entries: Entry[] };
  const [entry] = entries;
  assert.equal(entry?.actor, `plugin:${slug}`);
  const { users } = await platform.people.listUsers({});
  const ada = users.find(({ username }) => username === 'ada');
  assert.equal(entry?.onBehalfOf, `user:${ada?.id}`);
  assert.equal(entry?.after['host'], 'mx-3');
});

test('SEN-24 who may not change settings cannot by the page of the plugin either', async () => {
  const { version } = await stored();
  const { code, message } = await save({ host: 'mine' }, { who: ben });
  assert.equal(code, 'forbidden');
  assert.match(message ?? '', /settings\.administer/);
  assert.equal((await ben.fetch(`/p/${slug}/configure/stored`)).status, 403);
  assert.equal((await stored()).version, version);
});

test('SEN-24 a scope without a page of its own is not for the plugin to change', async () => {
  const { code, message } = await save({ signature: 'x' }, { scope: 'user' });
  assert.equal(code, 'forbidden');
  assert.match(message ?? '', /settingsPages\.user/);
});

test('SEN-24 the page of a space is for the admins of that space, in it', async () => {
  const at = '/s/crew';
  const shown = await read(`${page}/space/crew`, ann);
  assert.match(shown, /src="\/s\/crew\/p\/mailer\/sender"/);
  const { values } = await save({ sender: 'ann' }, { who: ann, at });
  assert.deepEqual(values, { sender: 'ann' });
  assert.deepEqual(await (await ann.fetch(`${at}/p/${slug}/sender/stored`)).json(), {
    values: { sender: 'ann' },
    sources: { sender: 'space' },
    version: 1,
  });
  assert.equal((await save({ host: 'x' }, { who: ann })).code, 'forbidden', 'the site is not hers');
});

test('SEN-24 the page in one space reads and changes no settings of another', async () => {
  const { space: deck } = await platform.spaces.createSpace(
    { title: 'Deck' },
    { onBehalfOf: `user:${ann.userId}` },
  );
  let identity = '';
  await using _roamer = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('roamer'),
    manifest: {
      slug: 'roamer',
      version: '1.0.0',
      scopes: { space: { defaultEnabled: true, defaultView: '/set' } },
      spaceSettings: { type: 'object', properties: { a: { type: 'string', default: '' } } },
      settingsPages: { space: '/set' },
      routes: [{ method: 'GET' as const, path: '/set' }],
    },
    onRequest({ headers }, response) {
      identity = String(headers['patchbay-identity']);
      response.end('set');
    },
  });
  const visit = async (at: string) => (await ann.fetch(`${at}/p/roamer/set`)).status;
  const ask = (request: object) => askAs('roamer', { scope: 'space', identity, ...request });
  const save = { do: 'save', changes: { a: 'b' } };

  await until(async () => (await visit('/s/crew')) === 200);
  for (const space of ['deck', deck?.id]) {
    for (const request of [save, { do: 'read' }]) {
      const { error } = await ask({ ...request, space });
      assert.equal(error?.code, 'forbidden');
      assert.match(error?.message ?? '', /did not come by a page in this space/);
    }
  }
  assert.deepEqual((await ask({ ...save, space: 'crew' })).values, { a: 'b' });

  await until(async () => (await visit('/s/deck')) === 200);
  assert.deepEqual((await ask({ do: 'read', space: deck?.id })).values, { a: '' });
  await until(async () => (await visit('')) === 200);
  const { error } = await ask({ ...save, space: 'deck' });
  assert.equal(error?.code, 'forbidden', 'nor does the page outside of spaces');
});

test('SEN-24 any other page of the plugin reads and changes no settings, nor does the page for those of others', async () => {
  const before = await stored();
  for (const on of ['', '/sender']) {
    const { code, message } = await save({ host: 'elsewhere' }, { page: on });
    assert.equal(code, 'forbidden');
    assert.match(message ?? '', /came by another page[^]*settingsPages\.site/);
  }
  assert.equal((await root.fetch(`/p/${slug}/stored`)).status, 403);
  assert.deepEqual(await stored(), before);
});

test('SEN-24 a page for settings may be served by a route that is for the other pages too', async () => {
  const save = async ({ ownSettings }: Asked) => {
    try {
      return await ownSettings.save({ host: 'by-wildcard' });
    } catch (error) {
      return { code: error instanceof PlatformError && error.code };
    }
  };
  const wild = definePlugin({
    slug: 'wild',
    title: 'Wild',
    version: '1.0.0',
    settings: z.object({ host: z.string().default('localhost') }),
    settingsPages: { site: '/configure' },
    routes: { 'GET /*': () => html`<h1>Which one</h1>`, 'POST /*': save },
  });
  await using _wild = await servePlugin(platform, wild);
  await until(async () => (await root.fetch('/p/wild/configure')).status === 200);
  assert.match(await read('/plugins/wild/settings'), /<iframe[^>]* src="\/p\/wild\/configure"/);
  const post = async (path: string) => {
    const response = await root.fetch(`/p/wild${path}`, { method: 'POST' });
    return (await response.json()) as Answer;
  };
  for (const path of ['/configure', '/configure/save']) {
    assert.deepEqual((await post(path)).values, { host: 'by-wildcard' });
  }
  assert.equal((await post('/save')).code, 'forbidden');
});

test('a program that asks the plugin changes no settings by it', async () => {
  const { users } = await platform.people.listUsers({});
  const userId = users.find(({ username }) => username === 'ada')?.id ?? '';
  const at = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  using client = createClient(tokens, at);
  const { text } = await client.createToken(
    { name: 'program', scopes: ['settings.administer', 'mailer.use'] },
    { onBehalfOf: `user:${userId}` },
  );
  const ask = () =>
    fetch(new URL(`/p/${slug}/configure/save`, platform.gatewayUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${text}` },
      body: JSON.stringify({ changes: { host: 'by-token' } }),
    });
  const response = await until(async () => {
    const answered = await ask();
    return answered.status === 401 ? undefined : answered;
  });
  const { code, message } = (await response.json()) as Answer;
  assert.equal(code, 'forbidden');
  assert.match(message ?? '', /came by "token:/);
});

test('an identity that came with a call, as for a widget, reads and changes no settings', async () => {
  const peeker = {
    slug: 'peeker',
    version: '1.0.0',
    settings: { type: 'object', properties: { a: { type: 'string', default: '' } } },
    settingsPages: { site: '/set' },
    routes: [{ method: 'GET' as const, path: '/set' }],
    contributions: [{ point: 'dashboard.widgets', id: 'peek', title: 'Peek' }],
  };
  const came = new Map<string, string>();
  await using _peeker = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('peeker'),
    manifest: peeker,
    onRequest({ url = '', headers }, response) {
      came.set(url.startsWith('/-/call/') ? 'call' : 'page', String(headers['patchbay-identity']));
      response.setHeader('content-type', 'application/json');
      response.end('null');
    },
  });
  await until(async () => (await root.fetch('/p/peeker/set')).status === 200);
  await until(async () => {
    await root.fetch('/-/fragments/widgets');
    return came.has('call');
  });

  const identity = came.get('call');
  const save = { do: 'save', changes: { a: 'behind her back' } };
  for (const request of [save, { do: 'read' }]) {
    const { error } = await askAs('peeker', { ...request, scope: 'site', identity });
    assert.equal(error?.code, 'forbidden');
    assert.match(error?.message ?? '', /came by a call/);
  }
  const { document } = await platform.settings.getSettings({ slug: 'peeker' });
  assert.equal(document?.version ?? 0, 0);
  const onPage = await askAs('peeker', { ...save, scope: 'site', identity: came.get('page') });
  assert.deepEqual(onPage.values, { a: 'behind her back' }, 'as on a page it is');
});

test('nobody but the platform says on which page somebody changed settings', async () => {
  const asked = { slug, requestedBy: `plugin:${slug}` };
  await assert.rejects(platform.settings.updateSettings(asked), { code: 'forbidden' });
});

test('a release with a page for settings, where there was none, waits for approval', async () => {
  const manifest = {
    slug: 'growing',
    version: '1.0.0',
    settings: { type: 'object', properties: { a: { type: 'string', default: '' } } },
    routes: [{ method: 'GET' as const, path: '/set' }],
  };
  const { addresses } = platform;
  const at = { registry: addresses.registry, token: await platform.credential('growing') };
  await using _first = await startRawPlugin({ ...at, manifest });
  await until(async () => (await platform.plugin('growing')).state?.name === 'ready');
  const second = { ...manifest, version: '1.1.0', settingsPages: { site: '/set' } };
  await using _second = await startRawPlugin({ ...at, manifest: second });
  const waiting = await until(async () => {
    const { releases } = await platform.plugin('growing');
    return releases.find(({ version }) => version === '1.1.0');
  });
  assert.equal(waiting.approved, false);
  assert.deepEqual(waiting.diff?.added, ['page for settings of the site']);
});

test('while the plugin is away its settings are the form, which says so', async () => {
  const gone = definePlugin({
    slug: 'gone',
    title: 'Gone',
    version: '1.0.0',
    settings: z.object({ a: z.string().default('') }),
    settingsPages: { site: '/set' },
    routes: { 'GET /set': () => 'set' },
  });
  const served = await servePlugin(platform, gone);
  await until(async () => (await read('/plugins/gone/settings')).includes('/p/gone/set'));
  await served[Symbol.asyncDispose]();
  const form = await until(async () => {
    const shown = await read('/plugins/gone/settings');
    return shown.includes('id="settings-gone"') && shown;
  });
  assert.match(form, /Its own page is not there now/);
});
