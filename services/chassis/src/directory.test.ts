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
