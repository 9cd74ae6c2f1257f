import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { createClient, tokens } from '@patchbay/proto';
import { definePlugin } from '@patchbay/sdk';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

type Claims = { sub: string; act?: { sub: string }; permissions: string[] };

const stack = new AsyncDisposableStack();
let platform: Platform;
let root: TestSession;
let eve: TestSession & { userId: string };
/** What came to the plugin last. */
let came: { claims: Claims; identity: string; headers: IncomingMessage['headers'] };

const reports = {
  slug: 'reports',
  version: '1.0.0',
  permissions: [{ name: 'view', title: 'See reports' }],
  routes: [
    { method: 'GET' as const, path: '/' },
    { method: 'GET' as const, path: '/all', permissions: ['view'] },
    { method: 'GET' as const, path: '/events', permissions: ['view'] },
    { method: 'GET' as const, path: '/socket', permissions: ['view'] },
    { method: 'GET' as const, path: '/log', permissions: ['audit.read'] },
    { method: 'GET' as const, path: '/frozen', permissions: ['view', 'commands.run'] },
  ],
};

const asked: string[] = [];
const vetoes = definePlugin({
  slug: 'vetoes',
  version: '1.0.0',
  routes: { 'GET /': () => 'hello' },
  policies: {
    second: {
      title: 'No commands on Sundays',
      permissions: ['commands.run'],
      order: 2,
      decide({ user }) {
        asked.push(`second ${user.username}`);
        return { allowed: false, why: 'it is Sunday' };
      },
    },
    first: {
      permissions: ['commands.run'],
      order: 1,
      decide({ user, object }) {
        asked.push(`first ${user.username} ${object}`);
        return user.username === 'sunny' ? true : null;
      },
    },
  },
});

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  root = await signInAsFirst(platform);
  const raw = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('reports'),
    manifest: reports,
    onRequest(message, response) {
      const identity = String(message.headers['patchbay-identity']);
      came = { claims: claimsOf(identity), identity, headers: message.headers };
      if (message.url !== '/events') return void response.end(`asked ${message.url}`);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: hello\n\n');
    },
  });
  stack.use(raw);
  raw.server.on('upgrade', (_message, socket) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n',
    );
  });
  await until(async () => (await root.fetch('/p/reports/')).status === 200);
  await platform.people.createRole({ name: 'viewer', permissions: ['reports.view'] });
  eve = await signInAsNew(platform, { username: 'eve', roles: ['viewer'] });
});
after(() => stack.disposeAsync());

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

const ask = (path: string, token: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, platform.gatewayUrl), {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
const statusOf = async (path: string, token: string) => {
  const response = await ask(path, token);
  await response.arrayBuffer();
  return response.status;
};

/** An API token of a user that the gateway has heard of. */
async function tokenOf(userId: string, scopes: string[]): Promise<{ id: string; text: string }> {
  const at = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  using client = createClient(tokens, at);
  const made = await client.createToken({ name: 'x', scopes }, { onBehalfOf: `user:${userId}` });
  await until(async () => (await statusOf('/p/reports/', made.text)) !== 401);
  return { id: made.token?.id ?? '', text: made.text };
}

async function revoke(id: string): Promise<void> {
  const at = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  using client = createClient(tokens, at);
  await client.revokeToken({ id });
}

/** Opens a stream of events; `ended` resolves when it is over. */
async function openEvents(headers: Record<string, string>) {
  const url = new URL('/p/reports/events', platform.gatewayUrl);
  const response = await fetch(url, { headers });
  assert.equal(response.status, 200);
  const reader = (response.body ?? assert.fail()).getReader();
  await reader.read();
  const state = { ended: false };
  const over = () => void (state.ended = true);
  reader.read().then(over, over);
  return state;
}

/** Switches to another protocol, as a WebSocket does. */
async function openSocket(headers: Record<string, string>) {
  const message = request(new URL('/p/reports/socket', platform.gatewayUrl), {
    headers: { connection: 'Upgrade', upgrade: 'echo', ...headers },
  }).end();
  const [, socket] = (await once(message, 'upgrade')) as [IncomingMessage, Socket];
  const state = { ended: false };
  socket.on('error', () => {});
  socket.on('close', () => void (state.ended = true)).resume();
  return state;
}

test('an API token reaches the routes that its scopes and its owner permit', async () => {
  const { id, text } = await tokenOf(eve.userId, ['reports.view', 'audit.read']);
  assert.equal(await statusOf('/p/reports/all', text), 200);
  assert.equal(came.claims.sub, eve.userId);
  assert.deepEqual(came.claims.act, { sub: `token:${id}` });
  assert.deepEqual(came.claims.permissions, ['reports.view']);
  assert.equal(came.headers.authorization, undefined);
  assert.equal(await statusOf('/p/reports/', text), 200);
  assert.equal(await statusOf('/p/reports/log', text), 403, 'Eve may not');

  const other = await tokenOf(eve.userId, ['commands.run']);
  assert.equal(await statusOf('/p/reports/all', other.text), 403);
  const refused = (await (await ask('/p/reports/', other.text)).json()) as { detail: string };
  assert.match(refused.detail, /needs a permission that begins with "reports\."/);
  assert.equal(await statusOf('/p/reports/', `${text.slice(0, -4)}abcd`), 401);
});

test('a token that is revoked is refused, and what it opened ends', async () => {
  const { id, text } = await tokenOf(eve.userId, ['*']);
  const headers = { authorization: `Bearer ${text}` };
  const [events, socket] = [await openEvents(headers), await openSocket(headers)];
  const own = await openEvents({ cookie: eve.cookie });
  await revoke(id);
  await until(async () => (await statusOf('/p/reports/all', text)) === 401);
  await until(() => events.ended && socket.ended);
  assert.equal(own.ended, false);
});

test('a role that is taken away ends what it let in, of browsers and of programs', async () => {
  const origin = { origin: platform.gatewayUrl };
  const { text } = await tokenOf(eve.userId, ['*']);
  const opened = [
    await openEvents({ cookie: eve.cookie }),
    await openSocket({ cookie: eve.cookie, ...origin }),
    await openSocket({ authorization: `Bearer ${text}` }),
  ];
  const { userId } = eve;
  await platform.people.revokeRole({ role: 'viewer', userId });
  await until(() => opened.every(({ ended }) => ended));
  assert.equal((await eve.fetch('/p/reports/all')).status, 403);
  assert.equal(await statusOf('/p/reports/all', text), 403);

  await platform.people.grantRole({ role: 'viewer', userId });
  await until(async () => (await statusOf('/p/reports/all', text)) === 200);
  const again = await openEvents({ cookie: eve.cookie });
  await platform.people.updateRole({ name: 'viewer', removePermissions: ['reports.view'] });
  await until(() => again.ended);
  await platform.people.updateRole({ name: 'viewer', addPermissions: ['reports.view'] });
  await until(async () => (await statusOf('/p/reports/all', text)) === 200);
});

test('a plugin asks another for itself, or for who asked it: the identity names both', async () => {
  const credential = await platform.credential('digest');
  const digest = {
    slug: 'digest',
    version: '1.0.0',
    needs: ['reports.view'],
    routes: [{ method: 'GET' as const, path: '/' }],
    contributions: [{ point: 'search', id: 'found', title: 'Found' }],
  };
  let identity = '';
  let ofCall = '';
  stack.use(
    await startRawPlugin({
      registry: platform.addresses.registry,
      token: credential,
      manifest: digest,
      onRequest(message, response) {
        const came = String(message.headers['patchbay-identity']);
        if (message.url?.startsWith('/-/call/')) ofCall = came;
        else identity = came;
        response.setHeader('content-type', 'application/json');
        response.end('{"results":[]}');
      },
    }),
  );
  await until(async () => (await root.fetch('/p/digest/')).status === 200);
  await until(async () => (await statusOf('/p/reports/all', credential)) === 200);
  assert.deepEqual([came.claims.sub, came.claims.act], ['plugin:digest', undefined]);
  assert.equal(await statusOf('/p/reports/log', credential), 403);

  assert.equal((await eve.fetch('/p/digest/')).status, 200);
  const forEve = await ask('/p/reports/all', credential, { 'patchbay-acting-for': identity });
  assert.equal(forEve.status, 200);
  assert.deepEqual(
    [came.claims.sub, came.claims.act?.sub, came.claims.permissions],
    [eve.userId, 'plugin:digest', ['reports.view']],
  );
  assert.equal(came.headers['patchbay-acting-for'], undefined);
  await until(async () => {
    await eve.fetch('/search?q=sales');
    return ofCall !== '';
  });
  const inCall = await ask('/p/reports/all', credential, { 'patchbay-acting-for': ofCall });
  assert.equal(inCall.status, 200, 'also for whom the platform asks it something');
  assert.deepEqual([came.claims.sub, came.claims.act?.sub], [eve.userId, 'plugin:digest']);
  await root.fetch('/p/digest/');
  const forRoot = { 'patchbay-acting-for': identity };
  assert.equal((await ask('/p/reports/log', credential, forRoot)).status, 403, 'needs it not');

  await eve.fetch('/p/reports/');
  const stolen = { 'patchbay-acting-for': came.identity };
  assert.equal((await ask('/p/reports/all', credential, stolen)).status, 401);
  const { text } = await tokenOf(eve.userId, ['*']);
  assert.equal(await statusOf('/p/digest/', text), 200);
  const passedOn = await ask('/p/reports/all', credential, { 'patchbay-acting-for': identity });
  assert.match(((await passedOn.json()) as { detail: string }).detail, /came by "token:/);

  const [own] = (await platform.admin.listCredentials({ slug: 'digest' })).credentials;
  await platform.admin.revokeCredential({ id: own?.id ?? '' });
  await until(async () => (await statusOf('/p/reports/all', credential)) === 401);
});

test('SEN-51, SEN-52, SEN-54 policies are asked in order, once for a permission and request of a route', async () => {
  await platform.people.grantRole({ role: 'viewer', userId: eve.userId });
  assert.equal((await eve.fetch('/p/reports/frozen')).status, 200);
  stack.use(await servePlugin(platform, vetoes));
  await until(async () => (await eve.fetch('/p/reports/frozen')).status === 403);

  asked.length = 0;
  const refused = (await (await eve.fetch('/p/reports/frozen')).json()) as { detail: string };
  assert.equal(refused.detail, 'policy "No commands on Sundays" of "vetoes" says no: it is Sunday');
  assert.deepEqual(asked, ['first eve null', 'second eve']);

  asked.length = 0;
  assert.equal((await eve.fetch('/p/reports/all')).status, 200);
  assert.equal((await root.fetch('/p/reports/frozen')).status, 200, 'a superuser');
  assert.deepEqual(asked, []);

  const sunny = await signInAsNew(platform, { username: 'sunny', roles: ['viewer'] });
  assert.equal((await sunny.fetch('/p/reports/frozen')).status, 200);
  assert.deepEqual(asked, ['first sunny null']);
});
