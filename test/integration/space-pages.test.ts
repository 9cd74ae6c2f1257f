import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { after, before, test } from 'node:test';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

type Person = TestSession & { userId: string };

const stack = new AsyncDisposableStack();
let platform: Platform;
let root: TestSession;
/** Ann is admin of the space "crew", Ben a member, Cia is outside. */
let [ann, ben, cia]: [Person, Person, Person] = [] as never;
let identities: Record<string, unknown>[] = [];

const manifest = {
  slug: 'tickets',
  title: 'Time Tracker',
  version: '1.0.0',
  icon: 'clock',
  scopes: { space: { defaultView: '/list' } },
  permissions: [{ name: 'close', title: 'Close tickets', defaultRoles: ['space.admin' as const] }],
  routes: [
    { method: 'GET' as const, path: '/' },
    { method: 'GET' as const, path: '/list' },
    { method: 'POST' as const, path: '/list' },
    { method: 'POST' as const, path: '/close', permissions: ['close'] },
    { method: 'GET' as const, path: '/mine', scope: 'space' as const },
    { method: 'GET' as const, path: '/all', scope: 'site' as const },
  ],
};

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  root = await signInAsFirst(platform);
  stack.use(
    await startRawPlugin({
      registry: platform.addresses.registry,
      token: await platform.credential('tickets'),
      manifest,
      onRequest(request, response) {
        const [, claims = ''] = String(request.headers['patchbay-identity']).split('.');
        identities.push(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object as never);
        response.end(`raw ${request.method} ${request.url}`);
      },
    }),
  );
  await until(async () => (await root.fetch('/p/tickets/')).status === 200);
  [ann, ben, cia] = (await Promise.all(
    ['ann', 'ben', 'cia'].map((username) => signInAsNew(platform, { username })),
  )) as [Person, Person, Person];
  const as = { onBehalfOf: `user:${ann.userId}` };
  await platform.spaces.createSpace({ title: 'Crew' }, as);
  await platform.spaces.setSpaceMember({ slug: 'crew', user: 'ben', roles: [] }, as);
  await until(async () => (await ben.fetch('/s/crew/')).status === 200);
});
after(() => stack.disposeAsync());

const fileOf = (path: string) => new Uint8Array([0, 255, 10, 13, path.length]);

/** Keeps a file at every path, for spaces only. */
async function startFiles(slug: string, more: { icon?: string } = {}) {
  return startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential(slug),
    manifest: {
      slug,
      version: '1.0.0',
      scopes: { site: false, space: {} },
      routes: [
        { method: 'GET', path: '/' },
        { method: 'GET', path: '/*', scope: 'space' },
      ],
      ...more,
    },
    onRequest(request, response) {
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="map.bin"',
      });
      response.end(fileOf(request.url ?? ''));
    },
  });
}

const post = (session: TestSession, path: string, fields: Record<string, string>) =>
  session.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
const statusOf = async (session: TestSession, path: string, init?: RequestInit) =>
  (await session.fetch(path, init)).status;
const codeOf = async (session: TestSession, path: string, init?: RequestInit) => {
  const response = await session.fetch(path, init);
  const { code } = (await response.json()) as { code?: string };
  return `${response.status} ${code}`;
};
const textOf = async (session: TestSession, path: string) => (await session.fetch(path)).text();
const navOf = (session: TestSession) => textOf(session, '/-/fragments/nav?at=/s/crew/');
const toggle = (state: string) => post(ann, '/s/crew/settings/plugin', { name: 'tickets', state });

test('SPC-7, SPC-8, SPC-14, SPC-17 an admin activates a plugin: message, navigation, page; another space is unchanged', async () => {
  assert.equal(await codeOf(ann, '/s/crew/p/tickets/list'), '404 plugin_inactive');
  assert.match(await textOf(ann, '/s/crew/settings'), /Activate Time Tracker/);
  const answer = await toggle('activate');
  assert.equal(answer.status, 303);
  const next = answer.headers.get('location') ?? '';
  assert.match(await textOf(ann, next), /lugin &quot;Time Tracker&quot; activated/);
  assert.equal(await textOf(ann, '/s/crew/p/tickets/list?x=1'), 'raw GET /list?x=1');
  assert.match(await navOf(ben), /href="\/s\/crew\/p\/tickets\/list"/);
  assert.match(await textOf(ben, '/s/crew/'), /activated.*Time Tracker/s);

  await platform.spaces.createSpace({ title: 'Other' }, { onBehalfOf: `user:${ann.userId}` });
  await until(async () => (await ann.fetch('/s/other/')).status === 200);
  assert.equal(await codeOf(ann, '/s/other/p/tickets/list'), '404 plugin_inactive');
});

test('SPC-14 a toggle without a name or a state is refused with a message', async () => {
  const answer = await post(ann, '/s/crew/settings/plugin', { name: 'tickets' });
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /name a plugin, and what to do/);
});

test('SPC-2 SPC-27 an unknown space is 404, one that somebody is not in 403, and nobody signed in 401', async () => {
  assert.equal(await codeOf(ann, '/s/nowhere/p/tickets/list'), '404 unknown_space');
  assert.equal(await codeOf(cia, '/s/crew/p/tickets/list'), '403 not_in_space');
  assert.equal(await statusOf(cia, '/s/crew/'), 403);
  assert.equal((await fetch(new URL('/s/crew/p/tickets/list', platform.gatewayUrl))).status, 401);
});

test('SPC-15 a member sees no settings, and cannot change any', async () => {
  assert.doesNotMatch(await navOf(ben), /\/s\/crew\/settings/);
  assert.equal(await statusOf(ben, '/s/crew/settings'), 403);
  const sent = { name: 'tickets', state: 'deactivate' };
  assert.equal((await post(ben, '/s/crew/settings/plugin', sent)).status, 403);
  assert.equal(await statusOf(ben, '/s/crew/p/tickets/list'), 200);
});

test('SPC-28 a site manager enters every space', async () => {
  assert.equal(await statusOf(root, '/s/crew/'), 200);
  assert.equal(await statusOf(root, '/s/crew/p/tickets/list'), 200);
  assert.equal(await statusOf(root, '/s/crew/settings'), 200);
});

test('SPC-30 a route of a space role is for those who have it there, and the identity says so', async () => {
  const closing = { method: 'POST' };
  assert.equal(await codeOf(ben, '/s/crew/p/tickets/close', closing), '403 forbidden');
  identities = [];
  assert.equal(await statusOf(ann, '/s/crew/p/tickets/close', closing), 200);
  assert.equal(await statusOf(ann, '/p/tickets/close', closing), 403);
  const [inside] = identities;
  const about = { slug: 'crew', title: 'Crew', roles: ['member', 'admin'] };
  assert.partialDeepStrictEqual(inside, { space: about });
  assert.deepEqual(inside?.['permissions'], ['tickets.close']);
});

test('a route that is for spaces only is nowhere else, nor the reverse', async () => {
  assert.equal(await statusOf(ann, '/s/crew/p/tickets/mine'), 200);
  assert.equal(await statusOf(ann, '/p/tickets/mine'), 404);
  assert.equal(await statusOf(ann, '/p/tickets/all'), 200);
  assert.equal(await statusOf(ann, '/s/crew/p/tickets/all'), 404);
});

test('SPC-32 in an archived space pages can be seen and nothing be changed', async () => {
  const archive = (archived: string) => post(ann, '/s/crew/settings/archive', { archived });
  assert.equal((await archive('yes')).status, 303);
  assert.equal(await statusOf(ben, '/s/crew/p/tickets/list'), 200);
  const add = { method: 'POST' };
  assert.equal(await codeOf(ben, '/s/crew/p/tickets/list', add), '403 space_archived');
  assert.match(await textOf(ben, '/s/crew/'), /this space is archived/i);
  assert.equal((await archive('no')).status, 303);
  assert.equal(await statusOf(ben, '/s/crew/p/tickets/list', add), 200);
});

test('SPC-32 in an archived space only what looks is asked, whatever a plugin says of its routes', async () => {
  await using _board = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('board'),
    manifest: {
      slug: 'board',
      version: '1.0.0',
      scopes: { space: { defaultEnabled: true } },
      routes: [{ method: 'GET', path: '/' }],
    },
  });
  const at = '/s/crew/p/board/';
  const ask = (method: string, headers: Record<string, string> = {}) =>
    statusOf(ben, at, { method, headers: { origin: platform.gatewayUrl, ...headers } });
  const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const each = () => Promise.all(methods.map((method) => ask(method)));
  await until(async () => (await ask('GET')) === 200);
  assert.deepEqual(await each(), [200, 200, 200, 200, 200, 200, 200]);
  await post(ann, '/s/crew/settings/archive', { archived: 'yes' });
  assert.deepEqual(await each(), [200, 200, 403, 403, 403, 403, 403]);
  const switched = request(new URL(at, platform.gatewayUrl), {
    headers: {
      cookie: ben.cookie,
      origin: platform.gatewayUrl,
      connection: 'Upgrade',
      upgrade: 'echo',
    },
  }).end();
  const [answer] = (await once(switched, 'response')) as [IncomingMessage];
  assert.equal(answer.resume().statusCode, 403);
  await post(ann, '/s/crew/settings/archive', { archived: 'no' });
});

test('what is closed to somebody is closed within a second', async () => {
  await post(ann, '/s/crew/settings/members/remove', { user: ben.userId });
  await until(async () => (await statusOf(ben, '/s/crew/p/tickets/list')) === 403);
  await post(ann, '/s/crew/settings/members', { user: 'ben', roles: 'team' });
  await until(async () => (await statusOf(ben, '/s/crew/p/tickets/list')) === 200);
  await toggle('deactivate');
  assert.equal(await codeOf(ann, '/s/crew/p/tickets/list'), '404 plugin_inactive');
  assert.doesNotMatch(await navOf(ben), /\/s\/crew\/p\/tickets/);
});

test('SPC-13 an icon that is missing, or unknown, is a neutral one', async () => {
  const card = async (slug: string) => {
    const page = await textOf(ann, '/s/crew/settings');
    const cards = page.split('<li class="card">');
    return cards.find((it) => it.includes(`value="${slug}"`)) ?? '';
  };
  const iconOf = (html: string) => /<path [^>]*\bd="([^"]+)/.exec(html)?.[1];
  await using _none = await startFiles('plain');
  await using _odd = await startFiles('odd', { icon: 'no-such-icon' });
  await until(async () => (await card('odd')) !== '' && (await card('plain')) !== '');
  assert.ok(iconOf(await card('plain')));
  assert.equal(iconOf(await card('odd')), iconOf(await card('plain')));
  assert.notEqual(iconOf(await card('tickets')), iconOf(await card('plain')));
});

test('SPC-34 a file of a space is downloaded by who may enter the space, and by nobody else', async () => {
  await using _files = await startFiles('files');
  await post(ann, '/s/crew/settings/plugin', { name: 'files', state: 'activate' });
  const path = '/s/crew/p/files/plans/map.bin';
  const file = await until(async () => {
    const response = await ben.fetch(path);
    return response.status === 200 && response;
  });
  assert.equal(file.headers.get('content-type'), 'application/octet-stream');
  assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename="map\.bin"/);
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), fileOf('/plans/map.bin'));
  assert.equal(await codeOf(cia, path), '403 not_in_space');
  assert.equal((await fetch(new URL(path, platform.gatewayUrl))).status, 401);
  assert.equal(await statusOf(ben, '/p/files/plans/map.bin'), 404);
});

test('everybody in a space sees who else is, and leaves by themselves; the last admin stays', async () => {
  await platform.spaces.setSpaceMember(
    { slug: 'crew', user: 'cia', roles: [] },
    { onBehalfOf: `user:${ann.userId}` },
  );
  await until(async () => (await statusOf(cia, '/s/crew/')) === 200);
  const page = await textOf(cia, '/s/crew/');
  assert.match(page, /People<\/h2>[^]*ann<\/strong>\s*<span class="quiet">admin</);
  assert.match(await textOf(cia, '/'), /My spaces[^]*href="\/s\/crew\/"/);
  const left = await post(cia, '/s/crew/leave', {});
  assert.match(await textOf(cia, left.headers.get('location') ?? ''), /You have left the space\./);
  assert.equal(await statusOf(cia, '/s/crew/'), 403);
  const last = await post(ann, '/s/crew/leave', {});
  assert.equal(last.status, 409);
  assert.match(await last.text(), /role="alert"[^]*admin/);
  assert.equal(await statusOf(ann, '/s/crew/'), 200);
});

test('SPC-33 deleting asks first and lists what goes; then the space is gone', async () => {
  const page = await textOf(ann, '/s/crew/settings/delete');
  assert.match(page, /cannot be undone/);
  assert.match(page, /2 members/);
  const answer = await post(ann, '/s/crew/settings/delete', {});
  assert.match(answer.headers.get('location') ?? '', /^\/spaces\?/);
  assert.equal(await codeOf(ann, '/s/crew/p/tickets/list'), '404 unknown_space');
});
