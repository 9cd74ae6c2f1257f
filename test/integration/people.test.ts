import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLogger, followDirectory, type DirectoryCopy } from '@patchbay/chassis';
import { holds, type ReceivedUser } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let directory: DirectoryCopy;
let root: ReceivedUser;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry'] }));
  directory = stack.use(
    followDirectory({
      address: platform.addresses.registry,
      token: platform.environment.PLATFORM_TOKEN,
      log: createLogger('test', { LOG_LEVEL: 'silent' }),
      onChange: () => {},
    }),
  );
  const { user } = await platform.people.ensureUser({
    username: 'root',
    displayName: 'Root',
    superuser: true,
  });
  root = user ?? assert.fail();
});
after(() => stack.disposeAsync());

async function createUser(username: string): Promise<ReceivedUser> {
  const { user } = await platform.people.createUser({ username, displayName: username });
  return user ?? assert.fail();
}

const as = (user: ReceivedUser) => ({ onBehalfOf: `user:${user.id}` });
const mayNow = (user: ReceivedUser, permission: string) => {
  const person = directory.person(user.id);
  return person !== undefined && holds(person, permission);
};

test('a user is created once, changed, found, listed by pages, and deleted', async () => {
  const { people } = platform;
  const user = await createUser('alan');
  await assert.rejects(createUser('ALAN'), { code: 'already_exists' });
  await assert.rejects(people.createUser({ username: 'a b', displayName: '', email: 'x' }), {
    code: 'invalid',
    message: /username: .*displayName: .*email: /,
  });
  await people.updateUser({ id: user.id, displayName: 'Alan Turing', email: 'alan@example.org' });
  const { users: found } = await people.listUsers({ text: 'TURING' });
  assert.deepEqual(
    found.map(({ username, displayName, email }) => ({ username, displayName, email })),
    [{ username: 'alan', displayName: 'Alan Turing', email: 'alan@example.org' }],
  );

  const first = await people.listUsers({ pageSize: 1 });
  assert.deepEqual(
    first.users.map(({ username }) => username),
    ['alan'],
  );
  const second = await people.listUsers({ pageSize: 1, pageToken: first.nextPageToken });
  assert.deepEqual(
    second.users.map(({ username }) => username),
    ['root'],
  );
  assert.equal(second.nextPageToken, '');

  const { revision } = await people.deleteUser({ id: user.id });
  await until(() => directory.revision() >= revision);
  assert.equal(directory.person(user.id), undefined);
  await assert.rejects(people.getUser({ id: user.id }), { code: 'not_found' });
});

test('a user that is ensured twice is one', async () => {
  const { people } = platform;
  const wanted = { username: 'once', displayName: 'Once' };
  const { user: first } = await people.ensureUser(wanted);
  const { user: second } = await people.ensureUser({ ...wanted, id: first?.id ?? '' });
  assert.deepEqual(second, first);
});

test('STS-28 a role permits what it lists, to users and to the members of groups', async () => {
  const { people } = platform;
  const user = await createUser('grace');
  await people.createRole({
    name: 'auditor',
    title: 'Auditor',
    permissions: ['audit.read', 'catalog.read'],
  });
  const { group } = await people.createGroup({ name: 'Revision' });
  const groupId = group?.id ?? assert.fail();
  await people.grantRole({ role: 'auditor', groupId });
  assert.equal(mayNow(user, 'audit.read'), false);

  await people.addGroupMember({ groupId, userId: user.id });
  await until(() => mayNow(user, 'audit.read'));
  await people.updateRole({ name: 'auditor', removePermissions: ['audit.read'] });
  await until(() => !mayNow(user, 'audit.read'));
  assert.equal(mayNow(user, 'catalog.read'), true);

  await people.removeGroupMember({ groupId, userId: user.id });
  await until(() => !mayNow(user, 'catalog.read'));
  await people.grantRole({ role: 'auditor', userId: user.id });
  await until(() => mayNow(user, 'catalog.read'));
  await people.deleteRole({ name: 'auditor' });
  await until(() => !mayNow(user, 'catalog.read'));
});

test('built-in roles stay, and what cannot be granted says why', async () => {
  const { people } = platform;
  await assert.rejects(people.deleteRole({ name: 'administrator' }), {
    code: 'failed_precondition',
  });
  await assert.rejects(
    people.updateRole({ name: 'administrator', addPermissions: ['audit.read'] }),
    {
      code: 'failed_precondition',
    },
  );
  await assert.rejects(people.grantRole({ role: 'member', userId: root.id }), {
    code: 'failed_precondition',
    message: /everybody has it/,
  });
  await assert.rejects(people.grantRole({ role: 'space.admin', userId: root.id }), {
    code: 'failed_precondition',
    message: /in each space/,
  });
  await assert.rejects(people.updateRole({ name: 'member', addPermissions: ['no.such'] }), {
    code: 'invalid',
    message: /there is no permission "no\.such"/,
  });
});

test('W2C-23 a call on behalf of somebody needs their permission, and a refusal names it', async () => {
  const { admin, catalog, people } = platform;
  const user = await createUser('walter');
  const refused = {
    code: 'forbidden',
    message:
      'this needs the permission "plugins.administer" (Administer plugins): ask somebody who administers people for a role that has it',
  };
  await assert.rejects(admin.createCredential({ slug: 'hello' }, as(user)), refused);
  await assert.rejects(catalog.listPlugins({}, as(user)), { code: 'forbidden' });
  await people.createRole({ name: 'operator', permissions: ['plugins.administer'] });
  await people.grantRole({ role: 'operator', userId: user.id });
  await admin.createCredential({ slug: 'hello' }, as(user));

  await people.updateUser({ id: user.id, disabled: true });
  await assert.rejects(admin.createCredential({ slug: 'hello' }, as(user)), {
    code: 'forbidden',
    message: /disabled/,
  });
  await assert.rejects(admin.createCredential({ slug: 'hello' }, { onBehalfOf: 'user:nobody' }), {
    code: 'unauthenticated',
  });
});

test('who administers people without being a superuser cannot change one, and one is always left', async () => {
  const { people } = platform;
  const clerk = await createUser('clerk');
  await people.createRole({ name: 'clerk', permissions: ['people.administer', 'people.read'] });
  await people.grantRole({ role: 'clerk', userId: clerk.id });
  await assert.rejects(people.updateUser({ id: root.id, displayName: 'x' }, as(clerk)), {
    code: 'forbidden',
    message: /only a superuser/,
  });
  await assert.rejects(people.updateUser({ id: clerk.id, superuser: true }, as(clerk)), {
    code: 'forbidden',
  });
  await assert.rejects(people.updateUser({ id: root.id, disabled: true }, as(root)), {
    code: 'failed_precondition',
    message: /last superuser/,
  });
  await assert.rejects(people.deleteUser({ id: root.id }), { code: 'failed_precondition' });
});

test("what a plugin's active release declares can be granted, and is marked when it goes", async () => {
  const { admin, people } = platform;
  const manifest = {
    slug: 'journal',
    version: '1.0.0',
    permissions: [{ name: 'write', title: 'Write entries', defaultRoles: ['member' as const] }],
  };
  const registry = platform.addresses.registry;
  const token = await platform.credential('journal');
  const user = await createUser('writer');
  const own = async () => {
    const { permissions } = await people.listPermissions({});
    return permissions.filter(({ plugin }) => plugin === 'journal');
  };
  {
    await using _plugin = await startRawPlugin({ registry, token, manifest });
    await until(() => mayNow(user, 'journal.write'));
    assert.deepEqual(
      (await own()).map(({ name, title, obsolete }) => ({ name, title, obsolete })),
      [{ name: 'journal.write', title: 'Write entries', obsolete: false }],
    );
  }
  await admin.removePlugin({ slug: 'journal' });
  await admin.deletePlugin({ slug: 'journal' });
  assert.equal((await own())[0]?.obsolete, true);
  assert.equal(mayNow(user, 'journal.write'), true);
});
