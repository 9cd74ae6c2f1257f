import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { definePlugin } from '@patchbay/sdk';
import { z } from 'zod';
import { startPlatform, type Platform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { administrator, signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let session: TestSession;
let other: TestSession;

const plugin = definePlugin({
  slug: 'notes',
  version: '1.0.0',
  scopes: { site: true, space: {} },
  settings: z.object({ title: z.string().default('Notes') }),
  commands: { tidy: { title: 'Tidy', run: () => ({ tidied: 1 }) } },
  tasks: { sweep: { title: 'Sweep', run: () => {} } },
  routes: { 'GET /': () => '<form method="post" action="/sign-out"></form>' },
});

before(async () => {
  platform = stack.use(await startPlatform());
  session = await signInAsFirst(platform);
  other = await signInAsNew(platform, { username: 'grace', roles: ['administrator'] });
  stack.use(await servePlugin(platform, plugin));
  await until(async () => (await session.fetch('/p/notes/')).status === 200);
  const made = await session.fetch('/spaces/new', {
    method: 'POST',
    body: new URLSearchParams({ title: 'Team' }),
  });
  assert.equal(made.status, 303);
});
after(() => stack.disposeAsync());

/** Every page of ours that links lead to from home, by its path. */
async function crawl(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = ['/'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path) || pages.size > 300) continue;
    const response = await session.fetch(path);
    const isPage = response.headers.get('content-type')?.includes('text/html') === true;
    const text = await response.text();
    if (!isPage) continue;
    pages.set(path, text);
    for (const [, href = ''] of text.matchAll(/(?:href|data-live)="(\/[^"#]*)/g)) {
      const isOurs = !/^\/(p|api|-\/assets|s\/[^/]+\/p)\//.test(href);
      if (isOurs) waiting.push(href.split('?', 1)[0] ?? href);
    }
  }
  return pages;
}

/** Where the forms of pages are sent to, each with a page that it is on. */
function actionsOf(pages: ReadonlyMap<string, string>, token: string): Map<string, string> {
  const actions = new Map<string, string>();
  for (const [path, text] of pages) {
    for (const [form, tag = ''] of text.matchAll(/<form([^>]*)>[^]*?<\/form>/g)) {
      if (!tag.includes('method="post"')) continue;
      assert.ok(form.includes(`name="formToken" value="${token}"`), `a form of ${path}: ${tag}`);
      const [, action = path] = /action="([^"]*)"/.exec(tag) ?? [];
      actions.set(action.replaceAll('&amp;', '&'), path);
    }
  }
  return actions;
}

test('every form of our pages has the token of its session, and does nothing without', async () => {
  const token = await session.formToken();
  const foreign = await other.formToken();
  assert.match(token, /^[\w-]{43}$/);
  assert.notEqual(token, foreign);

  const actions = actionsOf(await crawl(), token);
  const found = [...actions.keys()];
  for (const some of ['/sign-out', '/spaces', '/plugins/notes/', '/account', '/people']) {
    assert.ok(
      found.some((action) => action.startsWith(some)),
      `no form for ${some} among ${found.join(' ')}`,
    );
  }

  const { cookie } = session;
  const headers = { cookie, accept: 'text/html' };
  for (const [action, path] of actions) {
    for (const body of [new URLSearchParams(), new URLSearchParams({ formToken: foreign })]) {
      const url = new URL(action, new URL(path, platform.gatewayUrl));
      const refused = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
      assert.equal(refused.status, 403, `${action} of ${path}`);
      assert.equal(refused.headers.get('patchbay-reason'), 'foreign_form');
      assert.match(await refused.text(), /This form is of another sign-in/);
    }
  }
  assert.equal((await session.fetch('/account')).status, 200, 'not even a sign-out got through');
});

test('a token that is there twice, or with something behind it, is none', async () => {
  const token = await session.formToken();
  for (const tokens of [[token, token], [`${token}x`], [token.slice(1)]]) {
    const body = new URLSearchParams();
    for (const it of tokens) body.append('formToken', it);
    const headers = { cookie: session.cookie };
    const url = new URL('/sign-out', platform.gatewayUrl);
    const refused = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
    assert.equal(refused.status, 403);
  }
});

test('a page of another origin can send no form, even with the token, nor sign anybody in', async () => {
  const { username, password } = administrator;
  const signOut = { formToken: await session.formToken() };
  const origins: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: platform.publicUrl },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const from of origins) {
    for (const [path, headers, form] of [
      ['/sign-out', { ...from, cookie: session.cookie }, signOut],
      ['/sign-in', from, { username, password }],
    ] as const) {
      const url = new URL(path, platform.gatewayUrl);
      const body = new URLSearchParams(form);
      const refused = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
      assert.equal(refused.headers.get('patchbay-reason'), 'cross_origin', JSON.stringify(headers));
      assert.deepEqual(refused.headers.getSetCookie(), []);
    }
  }
  assert.equal((await session.fetch('/account')).status, 200);
});

test('a form that comes as another kind of body needs its token too', async () => {
  const { cookie } = session;
  const url = new URL('/sign-out', platform.gatewayUrl);
  const send = async (type: string) => {
    const headers = { cookie, 'content-type': type };
    const refused = await fetch(url, { method: 'POST', headers, body: '{"name":"value"}' });
    return [refused.status, refused.headers.get('patchbay-reason')];
  };
  assert.deepEqual(await send('application/json'), [403, 'foreign_form']);
  assert.deepEqual(await send('text/plain'), [415, 'invalid']);
  assert.equal((await session.fetch('/account')).status, 200);
});

test('views of plugins get no token, and the API wants none', async () => {
  const view = await (await session.fetch('/p/notes/')).text();
  assert.match(view, /<form method="post"/);
  assert.equal(view.includes('formToken'), false);
  const made = await session.fetch('/api/v1/spaces', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: platform.publicUrl },
    body: JSON.stringify({ title: 'By the API' }),
  });
  assert.ok(made.ok, String(made.status));
});

test('who is signed out can sign in, and a page that was open before cannot act', async () => {
  const before = await other.formToken();
  assert.equal((await other.fetch('/sign-out', { method: 'POST' })).status, 303);
  const url = new URL('/sign-out', platform.gatewayUrl);
  const body = new URLSearchParams({ formToken: before });
  const headers = { cookie: session.cookie };
  assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 403);
  const page = await (await fetch(new URL('/sign-in', platform.gatewayUrl))).text();
  assert.match(page, /<form method="post" action="\/sign-in"/);
});

/** Pages for some people, but for those of settings: who may change which is for the registry to say. */
const forSome =
  /^\/(-\/fragments\/)?(administration|audit|capabilities|commands|configuration|credentials|extension-points|groups|people|plugins|roles|spaces\/new|tasks\/new)\b(?!.*\/settings\b)/;

test('what needs a permission is refused to whoever has it not, page or form, with nobody asked', async () => {
  const removePermissions = ['commands.run', 'spaces.create'];
  await platform.people.updateRole({ name: 'member', removePermissions });
  const member = await signInAsNew(platform, { username: 'mem' });
  await until(async () => (await member.fetch('/commands')).status === 403);
  const pages = await crawl();
  const actions = actionsOf(pages, await session.formToken());
  const asked = [
    ...[...pages.keys()].map((path) => ({ method: 'GET', path })),
    ...[...actions.keys()].map((path) => ({ method: 'POST', path })),
  ].filter(({ path }) => forSome.test(path));
  assert.ok(asked.length > 40, `${asked.length} pages and forms`);
  await platform.processes.registry.kill();
  for (const { method, path } of asked) {
    const refused = await member.fetch(path, { method, headers: { accept: 'text/html' } });
    assert.equal(refused.status, 403, `${method} ${path}`);
    assert.match(await refused.text(), /It needs the permission &quot;/, `${method} ${path}`);
  }
});
