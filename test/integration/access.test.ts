import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let administrator: TestSession;
let identities: Record<string, unknown>[] = [];

const manifest = {
  slug: 'reports',
  version: '1.0.0',
  permissions: [
    { name: 'view', title: 'See reports' },
    { name: 'export', title: 'Export reports' },
  ],
  routes: [
    { method: 'GET' as const, path: '/' },
    { method: 'GET' as const, path: '/all', permissions: ['view', 'audit.read'] },
    { method: 'POST' as const, path: '/all', permissions: ['reports.export'] },
    {
      method: 'GET' as const,
      path: '/live',
      permissions: ['view'],
      websocket: true,
      pingSeconds: 1,
    },
    { method: 'GET' as const, path: '/:year' },
  ],
  contributions: [
    { id: 'home', point: 'nav', title: 'Reports', path: '/' },
    {
      id: 'all',
      point: 'nav',
      title: 'All reports',
      path: '/all',
      category: 'Audits',
      icon: 'list',
    },
    {
      id: 'kept',
      point: 'admin.tiles',
      title: 'Retention',
      description: 'How long reports are kept',
      path: '/all',
    },
  ],
};

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  administrator = await signInAsFirst(platform);
  const { server } = stack.use(
    await startRawPlugin({
      registry: platform.addresses.registry,
      token: await platform.credential('reports'),
      manifest,
      onRequest(request, response) {
        identities.push(claimsOf(String(request.headers['patchbay-identity'])));
        response.end(`raw ${request.method} ${request.url}`);
      },
    }),
  );
  const sockets = new WebSocketServer({ server });
  stack.defer(() => sockets.close());
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  await until(async () => (await administrator.fetch('/p/reports/')).status === 200);
  for (const [name, permissions] of Object.entries({
    viewer: ['reports.view'],
    auditor: ['audit.read'],
    operator: ['plugins.administer'],
  })) {
    await platform.people.createRole({ name, permissions });
  }
});
after(() => stack.disposeAsync());

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
const statusOf = async (session: TestSession, path: string, init?: RequestInit) =>
  (await session.fetch(path, init)).status;
const navOf = async (session: TestSession) => (await session.fetch('/-/fragments/nav')).text();

test('STS-14, STS-15 a route needs all of its permissions, and its link shows only then', async () => {
  const user = await signInAsNew(platform, { username: 'eve', roles: ['viewer'] });
  assert.equal(await statusOf(user, '/p/reports/'), 200);
  assert.equal(await statusOf(user, '/p/reports/2026'), 200);
  const refused = await user.fetch('/p/reports/all?x=1');
  assert.equal(refused.status, 403);
  const problem = (await refused.json()) as { code: string; detail: string };
  assert.equal(problem.code, 'forbidden');
  assert.match(problem.detail, /"Read the audit log"/);
  assert.doesNotMatch(await navOf(user), /All reports/);
  assert.match(await navOf(user), /Reports/);

  await platform.people.grantRole({ role: 'auditor', userId: user.userId });
  await until(async () => (await statusOf(user, '/p/reports/all')) === 200);
  assert.match(await navOf(user), /All reports/);
  assert.equal(await statusOf(user, '/p/reports/all', { method: 'HEAD' }), 200);
  assert.equal(await statusOf(user, '/p/reports/all', { method: 'POST' }), 403);

  await platform.people.updateRole({ name: 'viewer', removePermissions: ['reports.view'] });
  await until(async () => (await statusOf(user, '/p/reports/all')) === 403);
  assert.doesNotMatch(await navOf(user), /All reports/);
  await platform.people.updateRole({ name: 'viewer', addPermissions: ['reports.view'] });
});

test('STS-5, STS-6, STS-8, STS-13 a link has title, icon and address below the name of its plugin, under a header that is there only with it', async () => {
  const user = await signInAsNew(platform, { username: 'ines', roles: ['viewer'] });
  const header =
    />Audits<\/h2>\s*<ul[^>]*>\s*<li[^>]*>\s*<a\s+href="\/p\/reports\/all"[^]*?<svg[^]*?All reports/;
  assert.doesNotMatch(await navOf(user), />Audits</);
  assert.match(await navOf(user), />Apps<\/h2>[^]*href="\/p\/reports\/"[^]*Reports/);
  await platform.people.grantRole({ role: 'auditor', userId: user.userId });
  await until(async () => header.test(await navOf(user)));
  const list = await (await administrator.fetch('/plugins')).text();
  assert.match(list, /href="\/plugins\/reports"[^]*<strong>(reports|Accounts)<\/strong>/);
});

test('W2C-24 administrators begin at a page of tiles, to which a plugin adds its own for who may open it', async () => {
  const page = async (who: TestSession) => {
    const response = await who.fetch('/administration', { headers: { accept: 'text/html' } });
    return { status: response.status, text: await response.text() };
  };
  const all = await page(administrator);
  assert.match(all.text, /class="card" href="\/plugins"[^]*Plugins[^]*What is installed/);
  const tile = /class="card" href="\/p\/reports\/all"[^]*Retention[^]*How long reports are kept/;
  assert.match(all.text, tile);

  const user = await signInAsNew(platform, { username: 'tilda', roles: ['operator'] });
  assert.doesNotMatch((await page(user)).text, /Retention|href="\/people"/);
  const other = await signInAsNew(platform, { username: 'olga' });
  assert.equal((await page(other)).status, 403);
  assert.doesNotMatch(await navOf(other), /Administration/);
  for (const role of ['viewer', 'auditor']) {
    await platform.people.grantRole({ role, userId: other.userId });
  }
  await until(async () => tile.test((await page(other)).text));
  assert.match(await navOf(other), /href="\/administration"/);
});

test('a protected route is not reached by another spelling of its path', async () => {
  const user = await signInAsNew(platform, { username: 'mallory' });
  for (const path of ['/%61ll', '/a%6Cl']) {
    assert.equal(await statusOf(user, `/p/reports${path}`), 403, path);
  }
  for (const path of ['/all/', '/all/x', '/all%2f', '/./all']) {
    const status = await statusOf(user, `/p/reports${path}`);
    assert.ok([400, 403, 404].includes(status), `${path}: ${status}`);
  }
});

test('somebody who is signed out is led to sign-in, a program is told', async () => {
  const url = new URL('/p/reports/all', platform.gatewayUrl);
  const headers = { accept: 'text/html' };
  const page = await fetch(url, { headers, redirect: 'manual' });
  assert.equal(page.status, 303);
  assert.equal(page.headers.get('location'), '/sign-in?next=%2Fp%2Freports%2Fall');
  assert.equal((await fetch(url)).status, 401);
});

test('the identity carries roles, and of the permissions those that concern the plugin', async () => {
  const user = await signInAsNew(platform, {
    username: 'carol',
    roles: ['viewer', 'auditor', 'operator'],
  });
  identities = [];
  await user.fetch('/p/reports/all');
  await administrator.fetch('/p/reports/all');
  const [own, full] = identities;
  assert.equal(own?.['sub'], user.userId);
  assert.deepEqual(own['roles'], ['auditor', 'member', 'operator', 'viewer']);
  assert.deepEqual(own['permissions'], ['reports.view', 'audit.read']);
  assert.deepEqual(full?.['permissions'], ['reports.view', 'reports.export', 'audit.read']);
});

test('W2C-23 pages of the platform and their links are for whom has the permission', async () => {
  const user = await signInAsNew(platform, { username: 'dave' });
  assert.equal(await statusOf(user, '/plugins'), 403);
  assert.doesNotMatch(await navOf(user), /href="\/plugins"/);
  await platform.people.grantRole({ role: 'operator', userId: user.userId });
  await until(async () => (await statusOf(user, '/plugins')) === 200);
  assert.match(await navOf(user), /href="\/plugins"/);

  const body = new URLSearchParams({ title: 'Accounts', index: '' });
  const saved = await user.fetch('/plugins/reports/title-and-index', { method: 'POST', body });
  assert.equal(saved.status, 303);
  assert.equal((await platform.plugin('reports')).title, 'Accounts');
});

test('whoever is disabled or deleted is signed out', async () => {
  const ways = {
    frank: (id: string) => platform.people.updateUser({ id, disabled: true }),
    fred: (id: string) => platform.people.deleteUser({ id }),
  };
  for (const [username, end] of Object.entries(ways)) {
    const user = await signInAsNew(platform, { username });
    const events = await user.fetch('/-/events');
    assert.equal(events.status, 200);
    assert.equal(await statusOf(user, '/p/reports/'), 200);
    await end(user.userId);
    await until(async () => (await statusOf(user, '/p/reports/')) === 401);
    await events.text();
  }
});

async function openLive({ cookie }: TestSession): Promise<WebSocket> {
  const headers = { cookie, origin: platform.gatewayUrl };
  const socket = new WebSocket(`ws://${platform.addresses.gateway}/p/reports/live`, { headers });
  await once(socket, 'open');
  return socket;
}

test('rule 8: a WebSocket ends when its person loses the permission of its route, in whatever way', async () => {
  const other = await signInAsNew(platform, { username: 'frida', roles: ['viewer'] });
  const loser = await signInAsNew(platform, { username: 'gustav' });
  await platform.people.createRole({ name: 'watcher', permissions: ['reports.view'] });
  const grant = () => platform.people.grantRole({ role: 'watcher', userId: loser.userId });
  const kept = await openLive(other);
  const ways = {
    'the role is taken from them': () =>
      platform.people.revokeRole({ role: 'watcher', userId: loser.userId }),
    'the role loses it': () =>
      platform.people.updateRole({ name: 'watcher', removePermissions: ['reports.view'] }),
    'the role is deleted': () => platform.people.deleteRole({ name: 'watcher' }),
  };
  for (const [way, lose] of Object.entries(ways)) {
    await platform.people.updateRole({ name: 'watcher', addPermissions: ['reports.view'] });
    await grant();
    const socket = await until(() => openLive(loser));
    const closed = once(socket, 'close');
    await lose();
    const [code] = (await closed) as [number];
    assert.equal(code, 1008, way);
  }
  kept.send('still here');
  const [message] = (await once(kept, 'message')) as [Buffer];
  assert.equal(message.toString(), 'still here');
  kept.close();
});

test('rule 8: an idle WebSocket is kept by pings where its route declares them', async () => {
  const user = await signInAsNew(platform, { username: 'hanna', roles: ['viewer'] });
  const socket = await openLive(user);
  for (let count = 0; count < 4; count++) await once(socket, 'ping');
  socket.send('awake');
  const [message] = (await once(socket, 'message')) as [Buffer];
  assert.equal(message.toString(), 'awake');
  socket.close();
});
