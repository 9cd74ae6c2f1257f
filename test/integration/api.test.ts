import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { schemaTrouble } from '@patchbay/chassis';
import { createClient, tokens, type Json, type JsonObject } from '@patchbay/proto';
import { operations, schemasOf, type Operations } from '@patchbay/proto/api';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin, type RawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let plugin: RawPlugin;
let token: string;

before(async () => {
  platform = await startPlatform({ services: ['registry'] });
  token = platform.environment.PLATFORM_TOKEN;
  plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('notes'),
    manifest: {
      slug: 'notes',
      version: '1.0.0',
      routes: [{ method: 'GET', path: '/' }],
      settings: {
        type: 'object',
        properties: { color: { type: 'string', default: 'green' } },
      },
      contributions: [{ id: 'menu', point: 'nav', title: 'Notes', path: '/' }],
    },
  });
  await until(async () => (await platform.plugin('notes')).state?.name === 'ready');
});
after(async () => {
  await plugin?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

type Call = { method?: string; headers?: Record<string, string>; body?: unknown };

function call(path: string, { method = 'GET', headers = {}, body }: Call = {}) {
  return fetch(`http://${platform.addresses.registryHttp}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** The answer of an operation, checked against its schema: nothing is missing, nothing undocumented. */
async function answer(id: keyof Operations, response: Response): Promise<Record<string, unknown>> {
  const json = (await response.json()) as Record<string, unknown>;
  assert.equal(response.status, operations[id].status, JSON.stringify(json));
  assert.deepEqual(schemasOf(operations[id]).output.parse(json), json);
  return json;
}

async function problem(response: Response) {
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const json = (await response.json()) as {
    status: number;
    code: string;
    detail: string;
    trace: string;
    reason?: string;
    violations?: { field: string; message: string }[];
  };
  assert.equal(json.status, response.status);
  assert.equal(json.trace, response.headers.get('x-request-id'));
  return json;
}

test('every read answers what its schema says', async () => {
  await answer('listPlugins', await call('/plugins'));
  const { plugin: notes } = await answer('getPlugin', await call('/plugins/notes'));
  assert.equal((notes as { manifest: { slug: string } }).manifest.slug, 'notes');
  assert.match((notes as { state: { since: string } }).state.since, /^\d{4}-.*Z$/);
  await answer('listDependents', await call('/plugins/notes/dependents'));
  await answer('getSettings', await call('/plugins/notes/settings'));
  const ofSomebody = await call('/plugins/notes/settings?scope.kind=site&scope.id=');
  await answer('getSettings', ofSomebody);
  await answer('listChoices', await call('/plugins/notes/settings/choices'));
  await answer('exportState', await call('/state?slugs=notes'));
  await answer('listExtensionPoints', await call('/extension-points'));
  await answer('listCapabilities', await call('/capabilities'));
  await answer('listSpaces', await call('/spaces?all=true'));
  await answer('listUsers', await call('/users'));
  await answer('listGroups', await call('/groups'));
  await answer('listRoles', await call('/roles'));
  await answer('listPermissions', await call('/permissions'));
  await answer('listAuditEntries', await call('/audit?pageSize=5&action=plugin.'));
  await answer('listCommands', await call('/commands'));
  await answer('listLifecycleCalls', await call('/lifecycle-calls'));
  await answer('listCredentials', await call('/credentials?slug=notes'));
  const why = await call('/plugins/notes/contributions/menu/explanation');
  const { checks } = await answer('explainContribution', why);
  assert.ok((checks as { passed: boolean }[]).every(({ passed }) => passed));
});

test('every decision over HTTP is the one over gRPC', async () => {
  const put = (path: string, body: unknown) => call(path, { method: 'PUT', body });
  await answer('setPluginEnabled', await put('/plugins/notes/enabled', { enabled: false }));
  assert.equal((await platform.plugin('notes')).enabled, false);
  await answer('setPluginEnabled', await put('/plugins/notes/enabled', { enabled: true }));
  const patch = { method: 'PATCH', body: { title: 'My notes', index: 3 } };
  await answer('updatePlugin', await call('/plugins/notes', patch));
  const { title, index } = await platform.plugin('notes');
  assert.deepEqual([title, index], ['My notes', 3]);
  await answer('pinRelease', await put('/plugins/notes/pinned-version', { version: '1.0.0' }));
  await answer('pinRelease', await put('/plugins/notes/pinned-version', { version: '' }));
  const mute = await call('/plugins/notes/releases/1.0.0/reject', { method: 'POST', body: {} });
  assert.deepEqual((await problem(mute)).violations, [{ field: 'reason', message: 'is missing' }]);
  const reject = { method: 'POST', body: { reason: 'too late' } };
  const rejected = await problem(await call('/plugins/notes/releases/1.0.0/reject', reject));
  assert.deepEqual([rejected.status, rejected.code], [409, 'failed_precondition']);
  const approve = await call('/plugins/notes/releases/1.0.0/approve', { method: 'POST' });
  await answer('approveRelease', approve);
  const contribution = { method: 'PATCH', body: { enabled: false } };
  await answer('updateContribution', await call('/plugins/notes/contributions/menu', contribution));
  const release = await call('/plugins/notes/release-quarantine', { method: 'POST' });
  await answer('releaseQuarantine', release);
  const choice = { slug: '' };
  const chosen = await put('/capabilities/mail/provider', choice);
  await answer('chooseProvider', chosen);
});

test('a credential is made, revoked, and its plugin removed and deleted', async () => {
  const made = await call('/credentials', { method: 'POST', body: { slug: 'gone' } });
  const { credential } = await answer('createCredential', made);
  const { id } = credential as { id: string };
  await answer('revokeCredential', await call(`/credentials/${id}`, { method: 'DELETE' }));
  const remove = await call('/plugins/gone/remove', { method: 'POST', body: {} });
  await answer('removePlugin', remove);
  const dry = await call('/plugins/gone?dryRun=true', { method: 'DELETE' });
  const { deleted } = await answer('deletePlugin', dry);
  assert.deepEqual(deleted, ['1 credential']);
  await answer('deletePlugin', await call('/plugins/gone', { method: 'DELETE' }));
  assert.equal((await call('/plugins/gone')).status, 404);
});

test('who has no token, or a wrong one, is told so', async () => {
  const none = await call('/plugins', { headers: { authorization: '' } });
  assert.deepEqual([none.status, (await problem(none)).code], [401, 'unauthenticated']);
  const wrong = await call('/plugins', { headers: { authorization: 'Bearer nonsense' } });
  assert.equal(wrong.status, 401);
});

test('members that nobody knows, miss or cannot read are named, each by its path', async () => {
  const query = await problem(await call('/plugins?pageSize=many&colour=red'));
  assert.equal(query.status, 400);
  assert.deepEqual(
    query.violations?.map(({ field }) => field),
    ['pageSize', 'colour'],
  );
  const body = { method: 'PUT', body: { enable: true, slug: 'other' } };
  const { violations } = await problem(await call('/plugins/notes/enabled', body));
  assert.deepEqual(
    violations?.map(({ field }) => field),
    ['enabled', 'enable', 'slug'],
  );
  const onWrite = { method: 'POST', body: { slug: 'a' } };
  const stray = await problem(await call('/credentials?dryRun=true', onWrite));
  assert.deepEqual(
    stray.violations?.map(({ field }) => field),
    ['dryRun'],
  );
});

test('what is not JSON, too deep or too large is refused, and the process lives', async () => {
  const url = `http://${platform.addresses.registryHttp}/api/v1/plugins/notes/settings`;
  const send = (body: string) =>
    fetch(url, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
  assert.equal((await problem(await send('{"settings":'))).code, 'invalid');
  const deep = `{"settings":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
  assert.match((await problem(await send(deep))).detail, /nested deeper/);
  const large = await problem(await send(JSON.stringify({ settings: { a: 'x'.repeat(2e6) } })));
  assert.deepEqual([large.status, large.code], [413, 'too_large']);
  assert.equal((await call('/plugins')).status, 200);
});

test('a method that a path does not have is 405 with those it has', async () => {
  const response = await call('/plugins/notes/enabled', { method: 'POST', body: {} });
  assert.equal(response.headers.get('allow'), 'PUT');
  assert.equal((await problem(response)).code, 'method_not_allowed');
  assert.equal((await problem(await call('/nothing'))).status, 404);
});

test('a read is not sent again while its ETag holds', async () => {
  const first = await call('/plugins/notes');
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^"[\w-]+(\.c[\w-]+)?"$/);
  const again = await call('/plugins/notes', { headers: { 'if-none-match': etag } });
  assert.deepEqual([again.status, await again.text()], [304, '']);
  await platform.admin.updatePlugin({ slug: 'notes', index: 9 });
  const changed = await call('/plugins/notes', { headers: { 'if-none-match': `W/"x", ${etag}` } });
  assert.equal(changed.status, 200);
  assert.notEqual(changed.headers.get('etag'), etag);
  const head = await call('/plugins/notes', { method: 'HEAD' });
  assert.equal(head.headers.get('etag'), changed.headers.get('etag'));
});

test('a change to a version that is not there any more is refused', async () => {
  const etag = (await call('/plugins/notes/settings')).headers.get('etag') ?? '';
  const patch = (settings: object) =>
    call('/plugins/notes/settings', {
      method: 'PATCH',
      body: { settings },
      headers: { 'if-match': etag },
    });
  await answer('updateSettings', await patch({ color: 'red' }));
  const late = await problem(await patch({ color: 'blue' }));
  assert.deepEqual([late.status, late.code], [412, 'stale']);
  const { settings } = await answer('getSettings', await call('/plugins/notes/settings'));
  assert.deepEqual(settings, { color: 'red' });
  const other = { method: 'POST', body: { slug: 'notes' }, headers: { 'if-match': etag } };
  assert.match((await problem(await call('/credentials', other))).detail, /takes no If-Match/);
});

const etagAt = async (path: string) => (await call(path)).headers.get('etag') ?? '';

test('what a read shows is changed only as it was read: 412 says what to read again, and nothing is changed', async () => {
  const { people, spaces, admin } = platform;
  const { user } = await people.createUser({ username: 'etta', displayName: 'Etta' });
  const { user: other } = await people.createUser({ username: 'egon', displayName: 'Egon' });
  const { group } = await people.createGroup({ name: 'Editors' });
  await people.createRole({ name: 'editor', permissions: ['catalog.read'] });
  await spaces.createSpace({ title: 'Versions', admins: [user?.id ?? ''] });
  const changes: [string, string, Call, () => Promise<unknown>][] = [
    [
      '/plugins/notes',
      '/plugins/notes',
      { method: 'PATCH', body: { index: 9 } },
      () => admin.updatePlugin({ slug: 'notes', title: 'Noted' }),
    ],
    [
      '/plugins/notes',
      '/plugins/notes/contributions/menu',
      { method: 'PATCH', body: { index: 4 } },
      () => admin.updatePlugin({ slug: 'notes', title: 'Notes again' }),
    ],
    [
      `/users/${user?.id}`,
      `/users/${user?.id}`,
      { method: 'PATCH', body: { displayName: 'E.' } },
      () => people.updateUser({ id: user?.id ?? '', email: 'etta@example.org' }),
    ],
    [
      `/groups/${group?.id}`,
      `/groups/${group?.id}/members/${user?.id}`,
      { method: 'PUT' },
      () => people.addGroupMember({ groupId: group?.id ?? '', userId: other?.id ?? '' }),
    ],
    [
      '/roles/editor',
      '/roles/editor',
      { method: 'PATCH', body: { title: 'Editor' } },
      () => people.updateRole({ name: 'editor', description: 'Edits' }),
    ],
    [
      '/roles/editor/holders',
      '/roles/editor/holders',
      { method: 'PUT', body: { userId: user?.id } },
      () => people.grantRole({ role: 'editor', userId: other?.id ?? '' }),
    ],
    [
      '/roles/editor/holders',
      `/roles/editor/holders?userId=${user?.id}`,
      { method: 'DELETE' },
      () => people.grantRole({ role: 'editor', groupId: group?.id ?? '' }),
    ],
    [
      '/spaces/versions',
      '/spaces/versions',
      { method: 'PATCH', body: { title: 'Mine' } },
      () => spaces.updateSpace({ slug: 'versions', title: 'Theirs' }),
    ],
    [
      '/spaces/versions/members',
      `/spaces/versions/members/${user?.id}`,
      { method: 'PUT', body: { roles: ['admin', 'team'] } },
      () => spaces.setSpaceMember({ slug: 'versions', user: other?.id ?? '' }),
    ],
  ];
  for (const [read, path, write, byOthers] of changes) {
    const etag = await etagAt(read);
    await byOthers();
    const late = await call(path, { ...write, headers: { 'if-match': etag } });
    const { status, code, detail } = await problem(late);
    assert.deepEqual([status, code], [412, 'stale'], path);
    assert.ok(detail.includes(`read /api/v1${read} again`), detail);
    const now = await etagAt(read);
    const done = await call(path, { ...write, headers: { 'if-match': `"x", ${now}` } });
    assert.equal(done.status, 200, await done.text());
    assert.notEqual(await etagAt(read), now, path);
  }
});

test('a token and a credential are revoked as they were read, also when they were used meanwhile', async () => {
  const { user } = await platform.people.createUser({ username: 'toni', displayName: 'Toni' });
  const { id: ofPerson } = (
    await answer(
      'createToken',
      await call('/tokens', {
        method: 'POST',
        body: { name: 'x', scopes: ['*'], userId: user?.id },
      }),
    )
  )['token'] as { id: string };
  const { credential } = await platform.admin.createCredential({ slug: 'notes' });
  const ofPlugin = credential?.id ?? '';
  for (const [id, path, read, revoke] of [
    [ofPerson, '/tokens', 'getToken', 'revokeToken'],
    [ofPlugin, '/credentials', 'getCredential', 'revokeCredential'],
  ] as const) {
    const at = `${path}/${id}`;
    const shown = await answer(read, await call(at));
    assert.equal((Object.values(shown)[0] as { id: string }).id, id);
    const etag = await etagAt(at);
    await noteUsed(id);
    const used = await etagAt(at);
    assert.notEqual(used, etag, 'when it was used last is shown');
    const revoked = await call(at, { method: 'DELETE', headers: { 'if-match': etag } });
    await answer(revoke, revoked);
    const late = await call(at, { method: 'DELETE', headers: { 'if-match': used } });
    assert.deepEqual([late.status, (await problem(late)).code], [412, 'stale']);
    assert.equal((await call(`${path}/${randomUUID()}`)).status, 404);
  }
});

async function noteUsed(id: string): Promise<void> {
  using client = createClient(tokens, { address: platform.addresses.registry, token });
  await client.noteTokensUsed({ ids: [id] });
}

test('who was given a role is listed, users first', async () => {
  const { people } = platform;
  const { user } = await people.createUser({ username: 'hilda', displayName: 'Hilda' });
  const { group } = await people.createGroup({ name: 'holders' });
  await people.createRole({ name: 'holder' });
  await people.grantRole({ role: 'holder', groupId: group?.id ?? '' });
  await people.grantRole({ role: 'holder', userId: user?.id ?? '' });
  const first = await call('/roles/holder/holders?pageSize=1');
  const { holders, nextPageToken } = await answer('listRoleHolders', first);
  assert.deepEqual(holders, [{ userId: user?.id }]);
  const rest = await call(`/roles/holder/holders?pageToken=${String(nextPageToken)}`);
  assert.deepEqual((await answer('listRoleHolders', rest))['holders'], [{ groupId: group?.id }]);
  assert.equal((await call('/roles/nobody/holders')).status, 404);
});

test('of many changes to what was read once, exactly one is made; the change of another plugin does not matter', async () => {
  const etag = await etagAt('/plugins/notes');
  await platform.credential('elsewhere');
  const asked = Array.from({ length: 8 }, (_, index) => ({
    method: 'PATCH',
    body: { title: `Title ${index}` },
    headers: { 'if-match': etag, 'idempotency-key': `title-${randomUUID()}` },
  }));
  const answers = await Promise.all(asked.map((it) => call('/plugins/notes', it)));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, ...Array.from({ length: 7 }, () => 412)],
  );
  const winner = answers.findIndex(({ status }) => status === 200);
  assert.equal((await platform.plugin('notes')).title, `Title ${winner}`);
  const again = await call('/plugins/notes', asked[winner]);
  assert.equal(again.status, 200, 'the same request again has the same answer');
  await platform.admin.removePlugin({ slug: 'elsewhere' });
  await platform.admin.deletePlugin({ slug: 'elsewhere' });
});

test('more changes at once than there are connections are decided all the same', async () => {
  const { user } = await platform.people.createUser({ username: 'cora', displayName: 'Cora' });
  const path = `/users/${user?.id}`;
  const etag = await etagAt(path);
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      call(path, {
        method: 'PATCH',
        body: { displayName: `Cora ${index}` },
        headers: { 'if-match': etag },
      }),
    ),
  );
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((x, y) => x - y),
    [200, ...Array.from({ length: 23 }, () => 412)],
  );
});

test('pages follow one another by their token', async () => {
  await platform.credential('another');
  const slugs: string[] = [];
  let pageToken = '';
  do {
    const page = await answer(
      'listPlugins',
      await call(`/plugins?pageSize=1&pageToken=${pageToken}`),
    );
    slugs.push(...(page['plugins'] as { slug: string }[]).map(({ slug }) => slug));
    pageToken = String(page['nextPageToken']);
  } while (pageToken !== '');
  assert.deepEqual(slugs, ['another', 'notes']);
});

test('REG-17 W2C-21 plugins and contributions are listed by state, decision and point', async () => {
  const plugins = async (query: string) => {
    const { plugins } = await answer('listPlugins', await call(`/plugins?${query}`));
    return (plugins as { slug: string }[]).map(({ slug }) => slug);
  };
  assert.deepEqual(await plugins('state=ready'), ['notes']);
  assert.deepEqual(await plugins('point=nav&enabled=true'), ['notes']);
  assert.deepEqual(await plugins('enabled=false'), []);
  const contributions = async (query: string) => {
    const listed = await answer('listContributions', await call(`/contributions?${query}`));
    return (listed['contributions'] as { contribution: { id: string } }[]).length;
  };
  await platform.admin.updateContribution({
    slug: 'notes',
    contributionId: 'menu',
    enabled: false,
  });
  assert.equal(await contributions('point=nav'), 0);
  assert.equal(await contributions('point=nav&status=any'), 1);
  await platform.admin.updateContribution({ slug: 'notes', contributionId: 'menu', enabled: true });
  assert.equal(await contributions('point=nav&status=enabled'), 1);
  const wrong = await problem(await call('/contributions?status=disabled'));
  assert.equal(wrong.violations?.[0]?.field, 'status');
});

test('a write with an idempotency key is carried out once', async () => {
  const key = randomUUID();
  const create = (slug: string) =>
    call('/credentials', { method: 'POST', body: { slug }, headers: { 'idempotency-key': key } });
  const [first, second] = await Promise.all([create('once'), create('once')]);
  const third = await (await create('once')).json();
  const answers = [first, second].filter(({ status }) => status === 201);
  for (const made of answers) assert.deepEqual(await made.json(), third);
  const { credentials } = await platform.admin.listCredentials({ slug: 'once' });
  assert.equal(credentials.length, 1);
  const other = await problem(await create('twice'));
  assert.deepEqual([other.status, other.code], [422, 'key_reused']);
  const short = { method: 'POST', body: { slug: 'x' }, headers: { 'idempotency-key': 'x' } };
  const { violations } = await problem(await call('/credentials', short));
  assert.equal(violations?.[0]?.field, 'Idempotency-Key');
});

test('a write that fails leaves its idempotency key free', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const remove = () => call('/plugins/later', { method: 'DELETE', headers });
  assert.equal((await remove()).status, 404);
  await platform.credential('later');
  await platform.admin.removePlugin({ slug: 'later' });
  assert.equal((await remove()).status, 200);
  assert.equal((await remove()).status, 200);
});

type Event = { id: string; event: string; data: Record<string, unknown> };

async function* eventsOf(response: Response): AsyncGenerator<Event> {
  assert.ok(response.body);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end === -1) break;
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      if (field('data') === '') continue;
      const data = JSON.parse(field('data')) as Event['data'];
      yield { id: field('id'), event: field('event'), data };
    }
  }
}

test('the watch goes on after the last event that was seen, and misses nothing', async () => {
  const first = eventsOf(await call('/watch'));
  const snapshot = (await first.next()).value as Event;
  assert.equal(snapshot.event, 'snapshot');
  assert.deepEqual(schemasOf(operations.watch).output.parse(snapshot.data), snapshot.data);
  await platform.admin.updatePlugin({ slug: 'notes', index: 20 });
  const change = (await first.next()).value as Event;
  assert.equal(change.event, 'change');
  await first.return(undefined);

  for (const index of [21, 22]) await platform.admin.updatePlugin({ slug: 'notes', index });
  const again = eventsOf(await call('/watch', { headers: { 'last-event-id': change.id } }));
  const missed = (await again.next()).value as Event;
  assert.equal(missed.event, 'change');
  const seen = missed.data as { change: { revision: number; plugin: { index: number } } };
  assert.ok(seen.change.revision > Number(change.id));
  assert.equal(seen.change.plugin.index, 22);
  await again.return(undefined);
});

test('a watch ends when the token is revoked that it was begun with', async () => {
  const { user } = await platform.people.createUser({
    username: 'watcher',
    displayName: 'Watcher',
    roles: ['administrator'],
  });
  const asThem = { 'patchbay-on-behalf-of': `user:${user?.id}` };
  const body = { name: 'watching', scopes: ['catalog.read'] };
  const made = await answer(
    'createToken',
    await call('/tokens', { method: 'POST', headers: asThem, body }),
  );
  const watching = eventsOf(
    await call('/watch', { headers: { authorization: `Bearer ${String(made['text'])}` } }),
  );
  await watching.next();
  const { id } = made['token'] as { id: string };
  await answer('revokeToken', await call(`/tokens/${id}`, { method: 'DELETE', headers: asThem }));
  for await (const _ of watching);
});

test('a watch ends when the registry stops', async () => {
  const watching = eventsOf(await call('/watch'));
  await watching.next();
  const stopped = platform.processes.registry.stop();
  let ended = false;
  for await (const _ of watching) assert.ok(!ended);
  ended = true;
  assert.equal(await stopped, 'exit 0');
  await platform.processes.registry.restart();
});

test('lists that grow come in pages, which together are the whole list', async () => {
  const { people, spaces } = platform;
  const commands = ['one', 'two', 'three'].map((name) => ({ name, description: name }));
  await using _paged = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential('paged'),
    manifest: {
      slug: 'paged',
      version: '1.0.0',
      commands,
      extensionPoints: [{ id: 'paged.point', mode: 'static' }],
      contributions: ['a', 'b', 'c'].map((id) => ({ id, point: 'paged.point' })),
    },
  });
  await until(async () => (await platform.plugin('paged')).state?.name === 'ready');
  const ids: string[] = [];
  for (const username of ['pia', 'pim', 'pip']) {
    const { user } = await people.createUser({ username, displayName: username });
    ids.push(user?.id ?? '');
    await people.createGroup({ name: `friends of ${username}` });
    await platform.credential('paged');
    const body = { userId: ids[0], name: username, scopes: ['*'] };
    assert.equal((await call('/tokens', { method: 'POST', body })).status, 201);
    await spaces.createSpace({ title: `Space of ${username}`, admins: ids });
  }
  const lists = {
    '/plugins': 'plugins',
    '/users': 'users',
    '/groups': 'groups',
    '/roles': 'roles',
    '/spaces': 'spaces',
    '/spaces/space-of-pip/members': 'members',
    '/spaces/space-of-pip/activities': 'activities',
    [`/tokens?userId=${ids[0]}`]: 'tokens',
    '/credentials?slug=paged': 'credentials',
    '/extension-points': 'extensionPoints',
    '/contributions?point=paged.point': 'contributions',
    '/commands?slug=paged': 'commands',
    '/audit?action=credential.': 'entries',
  };
  for (const archived of [true, false]) {
    await spaces.setSpaceArchived({ slug: 'space-of-pip', archived });
  }
  for (const [path, member] of Object.entries(lists)) {
    const read = async (query: string) => {
      const url = `${path}${path.includes('?') ? '&' : '?'}${query}`;
      const response = await call(url);
      const json = (await response.json()) as Record<string, unknown> & { nextPageToken: string };
      assert.equal(response.status, 200, JSON.stringify(json));
      return { items: json[member] as unknown[], next: json.nextPageToken };
    };
    const { items: all, next: none } = await read('pageSize=100');
    assert.equal(none, '', path);
    const seen: unknown[] = [];
    let token = '';
    do {
      const page = await read(`pageSize=1&pageToken=${encodeURIComponent(token)}`);
      assert.equal(page.items.length, 1, path);
      seen.push(...page.items);
      token = page.next;
    } while (token !== '');
    assert.ok(seen.length > 1, path);
    assert.deepEqual(seen, all, path);
  }
  const wrong = await problem(await call('/roles?pageSize=1&pageToken=nobody'));
  assert.deepEqual([wrong.status, wrong.violations?.[0]?.field], [400, 'pageToken']);
});

test('the served document is OpenAPI 3.1 by its official schema, and every schema in it JSON Schema', async () => {
  const document = (await (await call('/openapi.json')).json()) as JsonObject;
  const validator = new Validator();
  const verdict = await validator.validate(structuredClone(document));
  assert.deepEqual([verdict.valid, verdict.errors, validator.version], [true, undefined, '3.1']);
  const schemas = schemasIn(document);
  assert.ok(schemas.length > Object.keys(operations).length);
  const { components = null } = document;
  assert.equal(schemaTrouble({ components, allOf: schemas }), undefined);

  const broken = { ...document, info: { title: 'no version' } };
  assert.equal((await new Validator().validate(broken)).valid, false);
});

/** Everything that stands as `schema` anywhere in a document, and its components. */
function schemasIn(document: JsonObject): Json[] {
  const found: Json[] = [];
  const look = (value: Json) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, it] of Object.entries(value)) {
      if (key === 'schema') found.push(it);
      else look(it);
    }
  };
  look(document['paths'] ?? null);
  const { schemas = {} } = document['components'] as JsonObject;
  return [...found, ...Object.values(schemas as JsonObject)];
}
