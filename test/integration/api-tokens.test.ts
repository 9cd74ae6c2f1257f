import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  access,
  admin,
  audit,
  catalog,
  createClient,
  people,
  tokens,
  toTimestamp,
  type ReceivedUser,
} from '@patchbay/proto';
import { operations, schemasOf } from '@patchbay/proto/api';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let ada: ReceivedUser;

const clientsOf = (token: string) => {
  const at = { address: platform.addresses.registry, token };
  return {
    access: stack.use(createClient(access, at)),
    admin: stack.use(createClient(admin, at)),
    audit: stack.use(createClient(audit, at)),
    catalog: stack.use(createClient(catalog, at)),
    people: stack.use(createClient(people, at)),
    tokens: stack.use(createClient(tokens, at)),
  };
};
let platformClients: ReturnType<typeof clientsOf>;
const as = (user: ReceivedUser) => ({ onBehalfOf: `user:${user.id}` });

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry'] }));
  platformClients = clientsOf(platform.environment.PLATFORM_TOKEN);
  await platform.people.createRole({
    name: 'operator',
    permissions: ['plugins.administer', 'catalog.read', 'audit.read'],
  });
  const { user } = await platform.people.createUser({
    username: 'ada',
    displayName: 'Ada',
    roles: ['operator'],
  });
  ada = user ?? assert.fail();
});
after(() => stack.disposeAsync());

test('a token acts as its owner within its scopes, and the audit log names both', async () => {
  const { token, text } = await platformClients.tokens.createToken(
    { name: 'deploy script', scopes: ['plugins.administer', 'people.administer'] },
    as(ada),
  );
  assert.match(text, /^pbt_/);
  const own = clientsOf(text);
  const { credential } = await own.admin.createCredential({ slug: 'hello' });
  await assert.rejects(own.catalog.listPlugins({}), {
    code: 'forbidden',
    message: /not among the scopes of this token/,
  });
  await assert.rejects(own.people.listUsers({}), { code: 'forbidden' }, 'which Ada may not');
  await assert.rejects(own.catalog.listPlugins({}, as(ada)), { code: 'forbidden' });
  await assert.rejects(own.tokens.createToken({ name: 'more', scopes: ['*'] }), {
    code: 'forbidden',
    message: /made by its owner/,
  });

  const actor = `user:${ada.id}`;
  const { entries } = await platformClients.audit.listEntries({ actor, action: 'credential.' });
  assert.deepEqual(
    entries.map((it) => [it.actor, it.onBehalfOf, it.actorName, it.action, it.target]),
    [[`token:${token?.id}`, actor, 'Ada', 'credential.created', 'plugin:hello']],
  );
  assert.ok(credential);

  const { tokens: listed } = await platformClients.tokens.listTokens({}, as(ada));
  assert.ok(listed[0]?.lastUsedAt);
  assert.equal(JSON.stringify(listed).includes(text), false);
});

test('a revoked, an expired and a made-up token are refused, and so is one of somebody disabled', async () => {
  const create = async (about: object = {}) => {
    const request = { name: 'x', scopes: ['*'], ...about };
    return platformClients.tokens.createToken(request, as(ada));
  };
  const refused = { code: 'unauthenticated' };
  const { token, text } = await create();
  const revoked = clientsOf(text);
  await revoked.catalog.listPlugins({});
  await platformClients.tokens.revokeToken({ id: token?.id ?? '' }, as(ada));
  await assert.rejects(revoked.catalog.listPlugins({}), refused);

  const soon = new Date(Date.now() + 300);
  const expiring = clientsOf((await create({ expiresAt: toTimestamp(soon) })).text);
  await until(() =>
    expiring.catalog.listPlugins({}).then(
      () => false,
      () => true,
    ),
  );
  await assert.rejects(expiring.catalog.listPlugins({}), refused);
  await assert.rejects(create({ expiresAt: toTimestamp(new Date(0)) }), {
    code: 'invalid',
    message: /expiresAt: has passed already/,
  });
  await assert.rejects(create({ scopes: ['no.such'] }), { code: 'invalid' });
  await assert.rejects(clientsOf(`${text.slice(0, -3)}abc`).catalog.listPlugins({}), refused);

  const other = clientsOf((await create()).text);
  await other.catalog.listPlugins({});
  await platform.people.updateUser({ id: ada.id, disabled: true });
  await assert.rejects(other.catalog.listPlugins({}), { code: 'forbidden', message: /disabled/ });
  await platform.people.updateUser({ id: ada.id, disabled: false });
});

test('nobody ends or sees the tokens of others without administering people', async () => {
  const { user } = await platform.people.createUser({ username: 'bob', displayName: 'Bob' });
  const bob = user ?? assert.fail();
  const { token } = await platformClients.tokens.createToken({ name: 'x', scopes: ['*'] }, as(ada));
  const { tokens: calls } = platformClients;
  await assert.rejects(calls.listTokens({ userId: ada.id }, as(bob)), { code: 'forbidden' });
  await assert.rejects(calls.revokeToken({ id: token?.id ?? '' }, as(bob)), { code: 'not_found' });
  const request = { name: 'x', scopes: ['*'], userId: ada.id };
  await assert.rejects(calls.createToken(request, as(bob)), { code: 'forbidden' });
});

test('a plugin calls with its credential, within what its active release needs', async () => {
  const token = await platform.credential('watcher');
  const own = clientsOf(token);
  const manifest = { slug: 'watcher', version: '1.0.0', needs: ['catalog.read'] };
  await assert.rejects(own.catalog.listPlugins({}), { code: 'forbidden' });
  await using _plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token,
    manifest,
  });
  await until(async () => (await own.catalog.listPlugins({})).plugins.length > 0);
  await assert.rejects(own.people.listUsers({}), { code: 'forbidden' });
  const { credentials } = await platform.admin.listCredentials({ slug: 'watcher' });
  await platform.admin.revokeCredential({ id: credentials[0]?.id ?? '' });
  await assert.rejects(own.catalog.listPlugins({}), { code: 'unauthenticated' });
});

test('the audit log is read by pages and filters, by whom may', async () => {
  const { audit: log } = platformClients;
  const target = `user:${ada.id}`;
  const all = await log.listEntries({ target });
  const first = await log.listEntries({ target, pageSize: 2 });
  const second = await log.listEntries({ target, pageSize: 2, pageToken: first.nextPageToken });
  assert.deepEqual([...first.entries, ...second.entries], all.entries.slice(0, 4));
  assert.equal(all.entries[0]?.targetName, 'Ada');
  const since = all.entries.at(-1)?.at ?? null;
  assert.equal((await log.listEntries({ target, since })).entries.length, all.entries.length);
  assert.equal((await log.listEntries({ target, until: since })).entries.length, 0);
  await assert.rejects(log.listEntries({ pageToken: 'x' }), { code: 'invalid' });

  await log.recordEntry({ actor: target, action: 'session.started', target });
  const { entries } = await log.listEntries({ action: 'session.started' }, as(ada));
  assert.equal(entries[0]?.actorName, 'Ada');
  await assert.rejects(log.recordEntry({ actor: 'platform', action: 'x', target }, as(ada)), {
    code: 'forbidden',
  });
});

test('a token is made, used, asked about and ended over HTTP', async () => {
  const call = (token: string, path: string, init: RequestInit = {}) =>
    fetch(`http://${platform.addresses.registryHttp}/api/v1${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
        ...Object.fromEntries(new Headers(init.headers)),
      },
    });
  const root = platform.environment.PLATFORM_TOKEN;
  const made = await call(root, '/tokens', {
    method: 'POST',
    headers: { 'patchbay-on-behalf-of': `user:${ada.id}` },
    body: JSON.stringify({ name: 'http', scopes: ['catalog.read', 'audit.read'] }),
  });
  assert.equal(made.status, 201);
  const { token, text } = schemasOf(operations.createToken).output.parse(await made.json()) as {
    token: { id: string };
    text: string;
  };
  assert.equal((await call(text, '/plugins')).status, 200);
  assert.equal((await call(text, '/users')).status, 403);
  assert.equal((await call(text, '/audit')).status, 200);
  const allowed = async (permission: string) => {
    const answered = await (await call(text, `/access/${permission}`)).json();
    return (schemasOf(operations.checkAccess).output.parse(answered) as { allowed: boolean })
      .allowed;
  };
  assert.equal(await allowed('audit.read'), true);
  assert.equal(await allowed('plugins.administer'), false, 'Ada may, this token may not');
  assert.equal((await call(text, '/tokens')).status, 403);
  assert.equal((await call(text, `/tokens/${token.id}`, { method: 'DELETE' })).status, 404);
  assert.equal((await call(root, `/tokens/${token.id}`, { method: 'DELETE' })).status, 200);
  assert.equal((await call(text, '/plugins')).status, 401);
});
