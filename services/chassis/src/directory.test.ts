import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createChannel,
  directory,
  holds,
  mount,
  serveGrpc,
  type WatchDirectoryResponse,
} from '@patchbay/proto';
import { followDirectory } from './directory.ts';
import { createLogger } from './log.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });

test('the copy knows who may do what, and follows each change', async () => {
  const responses = createChannel<WatchDirectoryResponse>();
  const watch = () => responses;
  const services = [mount(directory, { watch }, { onUnexpected: () => {} })];
  await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
  await using copy = followDirectory({
    address: server.address,
    token: '',
    log,
    onChange: () => {},
  });
  const say = async (response: WatchDirectoryResponse, revision: number) => {
    responses.push(response);
    while (copy.revision() < revision) await sleep(5);
  };
  const ada = { id: 'a', username: 'Ada', displayName: 'Ada L', roles: ['member', 'editor'] };
  const bob = { id: 'b', username: 'bob', displayName: 'Bob', roles: ['member'] };
  const editor = { name: 'editor', scope: 'site', permissions: ['notes.edit'] };
  const member = { name: 'member', scope: 'site', permissions: [] };
  await say({ snapshot: { revision: 3, users: [ada, bob], roles: [member, editor] } }, 3);

  const before = copy.personNamed('ADA');
  assert.ok(before);
  assert.deepEqual(before.roles, ['editor', 'member']);
  assert.equal(holds(before, 'notes.edit'), true);
  const other = copy.person('b');
  assert.equal(copy.person('a'), before);

  const role = { ...editor, permissions: [] };
  await say({ change: { revision: 4, kind: 'role', id: 'editor', role } }, 4);
  assert.equal(holds(copy.person('a') ?? assert.fail(), 'notes.edit'), false);
  assert.equal(copy.person('b'), other, 'whom it does not concern stays the same');

  const superuser = { ...ada, username: 'lovelace', superuser: true };
  await say({ change: { revision: 5, kind: 'user', id: 'a', user: superuser } }, 5);
  assert.equal(copy.personNamed('ada'), undefined);
  assert.equal(holds(copy.personNamed('lovelace') ?? assert.fail(), 'notes.edit'), true);

  await say({ change: { revision: 6, kind: 'thing-of-tomorrow', id: 'x' } }, 6);
  await say({ change: { revision: 7, kind: 'user', id: 'a' } }, 7);
  assert.equal(copy.person('a'), undefined);
});

test('what cannot be a directory changes nothing, and what can is taken again', async () => {
  const ada = { id: 'a', username: 'ada', displayName: 'Ada', roles: ['member'] };
  const member = { name: 'member', scope: 'site', permissions: ['notes.read'] };
  const space = { id: 's', slug: 'team', title: 'Team', members: [], plugins: [] };
  const token = { id: 't', secretHash: Buffer.alloc(32), userId: 'a', plugin: '', scopes: [] };
  const whole = { users: [ada], roles: [member], spaces: [space], tokens: [token] };
  const snapshot = (about: object): WatchDirectoryResponse => ({
    snapshot: { revision: 9, ...whole, ...about },
  });
  const change = (about: object): WatchDirectoryResponse => ({
    change: { revision: 9, kind: 'user', id: 'a', ...about },
  });
  const garbage: [WatchDirectoryResponse, RegExp][] = [
    [snapshot({ users: [] }), /nobody, where there were people/],
    [snapshot({ roles: [] }), /no role/],
    [snapshot({ revision: 0 }), /people, without a revision/],
    [snapshot({ users: [{ ...ada, id: '' }] }), /without an id/],
    [snapshot({ users: [{ ...ada, username: '' }] }), /without a name/],
    [snapshot({ users: [ada, { ...ada, username: 'eve' }] }), /the user "a" twice/],
    [snapshot({ users: [ada, { ...ada, id: 'e', username: 'ADA' }] }), /the username "ada" twice/],
    [snapshot({ roles: [{ ...member, scope: 'universe' }] }), /for "universe"/],
    [snapshot({ roles: [{ ...member, permissions: [''] }] }), /permission that has no name/],
    [snapshot({ spaces: [{ ...space, slug: '../x' }] }), /the address "\.\.\/x"/],
    [snapshot({ spaces: [{ ...space, members: [{ userId: '', roles: [] }] }] }), /no name/],
    [snapshot({ tokens: [{ ...token, secretHash: Buffer.alloc(4) }] }), /hash of its secret/],
    [snapshot({ tokens: [{ ...token, userId: '' }] }), /nobody's/],
    [snapshot({ tokens: [{ ...token, plugin: 'notes' }] }), /nobody's, or of two/],
    [change({ user: { ...ada, id: 'other' } }), /about "other"/],
    [change({ id: '' }), /a change of nothing/],
    [change({ revision: 2, user: { ...ada, superuser: true } }), /revision 2 after 5/],
  ];
  let tell: WatchDirectoryResponse | undefined;
  const services = [
    mount(
      directory,
      {
        async *watch({ sinceRevision }, { signal }) {
          if (sinceRevision === 0) yield { snapshot: { revision: 5, ...whole } };
          if (tell) yield tell;
          await sleep(60_000, undefined, { signal }).catch(() => {});
        },
      },
      { onUnexpected: () => {} },
    ),
  ];
  await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
  for (const [response, why] of garbage) {
    tell = response;
    let changes = 0;
    const onChange = () => changes++;
    await using copy = followDirectory({ address: server.address, token: '', log, onChange });
    while (copy.refusals() === 0) await sleep(5);
    assert.match(copy.refusal() ?? '', why);
    assert.equal(changes, 1);
    assert.equal(copy.revision(), 5);
    assert.equal(copy.person('a')?.displayName, 'Ada');
    assert.equal(copy.person('a')?.superuser, false);
    assert.equal(copy.space('team')?.title, 'Team');
    assert.equal(copy.token('t')?.userId, 'a');
    tell = snapshot({ users: [{ ...ada, displayName: 'Ada L' }] });
    while (copy.revision() < 9) await sleep(5);
    assert.equal(copy.person('a')?.displayName, 'Ada L');
    assert.equal(copy.refusal(), undefined);
  }

  tell = snapshot({ users: [] });
  await using copy = followDirectory({ address: server.address, token: '', log, onChange() {} });
  while (copy.refusals() === 0) await sleep(5);
  tell = undefined;
  while (copy.refusal() !== undefined) await sleep(5);
  assert.equal(copy.person('a')?.displayName, 'Ada', 'also where nothing has changed since');
});
