import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPlatform, type Platform } from '../support/platform.ts';
import {
  administrator,
  signIn,
  signInAsFirst,
  signInAsNew,
  type TestSession,
} from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let root: TestSession;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  root = await signInAsFirst(platform);
});
after(() => stack.disposeAsync());

const post = (session: TestSession, path: string, fields: Record<string, string> = {}) =>
  session.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
const textOf = async (session: TestSession, path: string) => (await session.fetch(path)).text();
const idOf = async (username: string) => {
  const { users } = await platform.people.listUsers({ text: username });
  return users[0]?.id ?? assert.fail(`nobody is called ${username}`);
};

/** Invites somebody as a person would, and returns the path of their link. */
async function invite(username: string, role = ''): Promise<string> {
  const page = await post(root, '/people', { username, displayName: username, email: '', role });
  assert.equal(page.status, 200);
  const link = /value="(http[^"]*\/password\?token=[^"]+)"/.exec(await page.text())?.[1];
  return new URL(link ?? assert.fail('no link')).href;
}

test('somebody who is invited chooses a password by a link that works once, and is signed in', async () => {
  const link = await invite('grace', 'administrator');
  assert.match(await (await fetch(link)).text(), /Hello, grace/);
  const token = new URL(link).searchParams.get('token') ?? '';
  const choose = (password: string) =>
    fetch(new URL('/password', platform.gatewayUrl), {
      method: 'POST',
      body: new URLSearchParams({ token, password }),
      redirect: 'manual',
    });
  assert.equal((await choose('short')).status, 400);
  const chosen = await choose('a long password');
  assert.equal(chosen.status, 303);
  assert.ok(chosen.headers.getSetCookie()[0]);
  assert.equal((await choose('another password')).status, 410);
  assert.equal((await fetch(link)).status, 410);
  const session = await signIn(platform, { username: 'GRACE', password: 'a long password' });
  assert.equal((await session?.fetch('/people'))?.status, 200);
});

test('a bad username is told with what was typed, and nobody is created', async () => {
  const page = await post(root, '/people', { username: 'a b', displayName: 'Ab', email: 'x' });
  assert.equal(page.status, 400);
  const text = await page.text();
  assert.match(text, /nobody is invited/i);
  assert.match(text, /value="a b"/);
  assert.equal((await platform.people.listUsers({ text: 'Ab' })).users.length, 0);
});

test('roles are given and taken on the page of a person, and count at once', async () => {
  await platform.people.createRole({
    name: 'auditor',
    title: 'Auditor',
    permissions: ['audit.read'],
  });
  await invite('alan');
  const id = await idOf('alan');
  assert.equal((await post(root, `/people/${id}/roles`, { role: 'auditor' })).status, 303);
  assert.deepEqual((await platform.people.getUser({ id })).user?.roles, ['auditor']);
  await post(root, `/people/${id}/roles`);
  assert.deepEqual((await platform.people.getUser({ id })).user?.roles, []);
  const renamed = { displayName: 'Alan T', username: 'alan', email: 'alan@example.org' };
  assert.equal((await post(root, `/people/${id}`, renamed)).status, 303);
  assert.match(await textOf(root, `/people/${id}?done=saved`), /Alan T/);
});

test('the last superuser cannot be disabled, and the page says why', async () => {
  const id = await idOf(administrator.username);
  const page = await post(root, `/people/${id}/disabled`, { disabled: 'true' });
  assert.equal(page.status, 409);
  assert.match(await page.text(), /last superuser/);
});

test('a superuser makes another, and an administrator who is none cannot', async () => {
  await invite('lin', 'administrator');
  const id = await idOf('lin');
  assert.equal((await post(root, `/people/${id}/superuser`, { superuser: 'true' })).status, 303);
  assert.equal((await platform.people.getUser({ id })).user?.superuser, true);
  assert.match(await textOf(root, `/people/${id}?done=superuser`), /No longer a superuser/);
  const ivy = await signInAsNew(platform, { username: 'ivy', roles: ['administrator'] });
  assert.doesNotMatch(await textOf(ivy, `/people/${id}`), /No longer a superuser/);
  assert.equal((await post(ivy, `/people/${id}/superuser`, { superuser: 'false' })).status, 403);
  await post(root, `/people/${id}/superuser`, { superuser: 'false' });
  assert.equal((await platform.people.getUser({ id })).user?.superuser, false);
});

test('a group gives its roles to its members', async () => {
  await post(root, '/groups', { name: 'Board', description: '' });
  const { groups } = await platform.people.listGroups({});
  const board = groups.find(({ name }) => name === 'Board')?.id ?? assert.fail();
  await invite('kurt');
  const user = await idOf('kurt');
  await post(root, `/groups/${board}/members`, { user, member: 'true' });
  await post(root, `/groups/${board}/roles`, { role: 'administrator' });
  assert.match(await textOf(root, '/groups'), /kurt/);
  assert.match(await textOf(root, `/people/${user}`), /also by the group Board/);
  await post(root, `/groups/${board}/delete`);
  assert.doesNotMatch(await textOf(root, '/groups'), /Board/);
});

test('a role is made, given permissions, and deleted; built-in ones stay', async () => {
  await post(root, '/roles', { name: 'editor', title: 'Editor', description: '' });
  await post(root, '/roles/editor', { permission: 'spaces.administer' });
  const permissionsOf = async () =>
    (await platform.people.listRoles({})).roles.find(({ name }) => name === 'editor')?.permissions;
  assert.deepEqual(await permissionsOf(), ['spaces.administer']);
  assert.match(await textOf(root, '/roles'), /Administer all spaces/);
  await post(root, '/roles/editor/delete');
  assert.equal(await permissionsOf(), undefined);
  assert.equal((await post(root, '/roles/member/delete')).status, 409);
});

test('somebody sees their sessions and ends them, and changes their password', async () => {
  const credentials = { username: administrator.username, password: administrator.password };
  const other = (await signIn(platform, credentials)) ?? assert.fail();
  const page = await textOf(root, '/account');
  assert.match(page, /this one/);
  const id = /name="id" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail();
  await post(root, '/account/sessions', { id });
  assert.equal((await other.fetch('/account')).status, 401);

  const wrong = await post(root, '/account/password', { current: 'x', password: 'a new password' });
  assert.equal(wrong.status, 403);
  const third = (await signIn(platform, credentials)) ?? assert.fail();
  const fields = { current: administrator.password, password: 'a new password' };
  assert.equal((await post(root, '/account/password', fields)).status, 303);
  assert.equal((await third.fetch('/account')).status, 401);
  assert.equal((await root.fetch('/account')).status, 200);
  assert.equal(await signIn(platform, credentials), undefined);
});

test('an API token is shown once, and revoked', async () => {
  const made = await post(root, '/account/tokens', { name: 'script', days: '30', scope: '*' });
  const text = await made.text();
  const token = /pbt_[0-9a-f]{32}_[\w-]{43}/.exec(text)?.[0] ?? assert.fail();
  const page = await textOf(root, '/account');
  assert.match(page, /script/);
  assert.equal(page.includes(token), false);
  const id = /id="token-([^"]+)"/.exec(page)?.[1] ?? assert.fail();
  await post(root, '/account/tokens/revoke', { id });
  assert.doesNotMatch(await textOf(root, '/account'), /id="token-/);
});

test('who administers people sees the API tokens of somebody, and revokes them', async () => {
  const permissions = ['audit.read'];
  await platform.people.createRole({ name: 'reader', title: 'Reader', permissions });
  const mona = await signInAsNew(platform, { username: 'mona', roles: ['reader'] });
  const made = await post(mona, '/account/tokens', { name: 'report', days: '0', scope: '*' });
  const token = /pbt_[0-9a-f]{32}_[\w-]{43}/.exec(await made.text())?.[0] ?? assert.fail();
  const asMona = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(new URL('/api/v1/audit', platform.gatewayUrl), { headers })).status;
  };
  assert.equal(await asMona(), 200);
  const at = `/people/${await idOf('mona')}`;
  const shown = await textOf(root, at);
  assert.match(shown, /<strong>report<\/strong>[^]*everything they may do/);
  assert.match(shown, /role="dialog"[^]*Programs that use this token are refused at once/);
  assert.equal(shown.includes(token), false);
  const id = /id="token-([^"]+)"/.exec(shown)?.[1] ?? assert.fail();
  assert.equal((await post(mona, `${at}/tokens/revoke`, { id })).status, 403);
  assert.equal(await asMona(), 200);
  const revoked = await post(root, `${at}/tokens/revoke`, { id });
  assert.equal(revoked.headers.get('location'), `${at}?done=token-revoked`);
  assert.equal(await asMona(), 401);
  assert.match(await textOf(root, at), /No program acts as/);
});

test('a form for a token that was refused keeps what was written', async () => {
  const refused = await post(root, '/account/tokens', { name: 'nightly report', days: '365' });
  const page = await refused.text();
  assert.equal(refused.status, 400);
  assert.match(page, /choose at least one permission/);
  assert.match(page, /<details class="panel form-panel" open>/);
  assert.match(page, /value="nightly report"/);
  assert.match(page, /value="365" selected/);
});

test('the audit log goes on beyond its first page, and back to the latest', async () => {
  for (let count = 0; count < 26; count++) {
    await platform.people.createGroup({ name: `group-${count}` });
  }
  const latest = await textOf(root, '/audit?action=group.created');
  const entries = (html: string) => html.match(/<tr id="entry-/g)?.length;
  assert.equal(entries(latest), 25);
  assert.doesNotMatch(latest, />The latest</);
  const [, next = ''] = /href="(\/audit\?[^"]*)">Older</.exec(latest) ?? [];
  const older = await textOf(root, next.replaceAll('&amp;', '&'));
  const all = (await textOf(root, '/audit.ndjson?action=group.created')).trimEnd().split('\n');
  assert.equal(entries(older), all.length - 25);
  assert.match(older, /href="\/audit\?action=group.created">The latest</);
});

test('the audit log names who did what, also failed sign-ins, and is exported', async () => {
  await signIn(platform, { username: 'alan', password: 'wrong' });
  const id = await idOf('alan');
  await until(async () =>
    /sign-in\.failed/.test(await textOf(root, `/audit?target=${encodeURIComponent(`user:${id}`)}`)),
  );
  const page = await textOf(root, '/audit?action=user.updated');
  assert.match(page, /Ada Admin/);
  assert.match(page, /<del>alan<\/del>\s*<ins>Alan T<\/ins>/);
  const exported = await textOf(root, '/audit.ndjson?action=user.');
  const entries = exported
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { action: string });
  assert.ok(entries.length > 3);
  assert.ok(entries.every(({ action }) => action.startsWith('user.')));

  const byName = await textOf(root, '/audit?target=alan&action=user.');
  assert.match(byName, /user\.updated/);
  assert.doesNotMatch(byName, /role\.created/);
  const unknown = await root.fetch('/audit?actor=nobody-here');
  assert.equal(unknown.status, 404);
  assert.match(await unknown.text(), /is called (&quot;|")nobody-here/);
  const today = new Date().toISOString().slice(0, 10);
  assert.match(await textOf(root, `/audit?since=${today}&action=user.`), /user\.updated/);
  assert.match(await textOf(root, '/audit?until=2020-01-01'), /Nothing matches/);
  const csv = await root.fetch('/audit.csv?action=user.updated&target=alan');
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/);
  assert.match(await csv.text(), /^id,at,[^\r]*\r\n\d+,.*Alan T/);
});

test('these pages are for whom has the permission; others are told so in the shell, from where they go on', async () => {
  const link = await invite('plain');
  const token = new URL(link).searchParams.get('token') ?? '';
  const body = new URLSearchParams({ token, password: 'a long password' });
  await fetch(new URL('/password', platform.gatewayUrl), {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  const person = { username: 'plain', password: 'a long password' };
  const session = (await signIn(platform, person)) ?? assert.fail();
  for (const path of ['/people', '/groups', '/roles', '/audit', '/audit.ndjson', '/audit.csv']) {
    assert.equal((await session.fetch(path)).status, 403, path);
  }
  const asBrowser = { headers: { accept: 'text/html' } };
  const refused = await session.fetch('/audit', asBrowser);
  assert.deepEqual([refused.status, refused.headers.get('patchbay-reason')], [403, 'forbidden']);
  const page = await refused.text();
  assert.match(page, /This is not for you yet/);
  assert.match(page, /<nav[^>]+aria-label="Platform"/);
  const missing = await session.fetch('/nowhere', asBrowser);
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /There is no such page[^]*<\/main>/);
  assert.equal(missing.headers.get('vary'), 'Sec-Fetch-Dest, Accept');

  const fromElsewhere = { ...asBrowser.headers, origin: 'https://evil.example' };
  const foreign = await session.fetch('/nowhere', { method: 'POST', headers: fromElsewhere });
  assert.deepEqual([foreign.status, foreign.headers.get('patchbay-reason')], [403, 'cross_origin']);
  const bare = await foreign.text();
  assert.match(bare, /Request from another site refused/);
  assert.doesNotMatch(bare, /<nav|account-name/, 'nothing of whoever is signed in');
  assert.equal((await session.fetch('/account')).status, 200);
});
