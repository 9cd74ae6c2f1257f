import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Database } from '@patchbay/chassis';
import { parseManifest, platformPermissions } from '@patchbay/proto';
import { declarePermissions, declarePlatformPermissions } from './declare-permissions.ts';
import { listPermissions } from './permission-store.ts';
import { startDatabase } from '../registry-database.fixture.ts';
import { addPermissions, findRole, listRoles, removePermissions } from './role-store.ts';

const stack = new AsyncDisposableStack();
let db: Database;
before(async () => {
  ({ db } = stack.use(await startDatabase()));
  await declarePlatformPermissions(db);
});
after(() => stack.disposeAsync());

const manifestOf = (...permissions: object[]) =>
  parseManifest({ slug: 'notes', version: '1.0.0', permissions });
const permissionsOf = async (role: string) => (await findRole(db, role))?.permissions ?? [];
const notes = async () => (await listPermissions(db)).filter(({ plugin }) => plugin === 'notes');

test('SEN-53 the platform lists its permissions with what each is asked about', async () => {
  const own = (await listPermissions(db)).filter(({ plugin }) => plugin === '');
  assert.deepEqual(
    own.map(({ name }) => name).toSorted(),
    platformPermissions.map(({ name }) => name).toSorted(),
  );
  assert.equal(own.find(({ name }) => name === 'spaces.administer')?.object, 'space');
  for (const { title, description } of own) assert.ok(title && description);
});

test('the built-in roles are there, and "administrator" has everything', async () => {
  const roles = await listRoles(db);
  assert.deepEqual(
    roles.map(({ name, scope, everything }) => [name, scope, everything]),
    [
      ['administrator', 'site', true],
      ['member', 'site', false],
      ['space.member', 'space', false],
      ['space.team', 'space', false],
      ['space.admin', 'space', false],
    ],
  );
});

test('a start of a second replica gives nothing back that an operator took away', async () => {
  await removePermissions(db, 'member', ['spaces.create']);
  await declarePlatformPermissions(db);
  assert.equal((await permissionsOf('member')).includes('spaces.create'), false);
});

test('what a plugin declares is under its slug, and goes to its default roles once', async () => {
  const manifest = manifestOf(
    { name: 'view', title: 'See notes', defaultRoles: ['member'] },
    { name: 'notes.edit' },
  );
  assert.deepEqual(await declarePermissions(db, 'notes', manifest), ['member']);
  assert.deepEqual(
    (await notes()).map(({ name, title, obsolete }) => [name, title, obsolete]),
    [
      ['notes.edit', 'notes.edit', false],
      ['notes.view', 'See notes', false],
    ],
  );
  assert.ok((await permissionsOf('member')).includes('notes.view'));

  await removePermissions(db, 'member', ['notes.view']);
  assert.deepEqual(await declarePermissions(db, 'notes', manifest), []);
  assert.equal((await permissionsOf('member')).includes('notes.view'), false);
});

test('a permission that nobody declares any more is kept, marked, and so are its grants', async () => {
  await addPermissions(db, 'space.team', ['notes.edit']);
  await declarePermissions(db, 'notes', manifestOf({ name: 'view' }));
  const obsolete = (await notes()).filter((it) => it.obsolete);
  assert.deepEqual(
    obsolete.map(({ name }) => name),
    ['notes.edit'],
  );
  assert.ok((await permissionsOf('space.team')).includes('notes.edit'));

  await declarePermissions(db, 'notes', manifestOf({ name: 'view' }, { name: 'edit' }));
  assert.equal(
    (await notes()).some((it) => it.obsolete),
    false,
  );
});

test('a plugin cannot declare a permission of the platform', () => {
  assert.throws(
    () =>
      parseManifest({ slug: 'plugins', version: '1.0.0', permissions: [{ name: 'administer' }] }),
    {
      code: 'invalid',
      message: /permissions\[0\]\.name: "plugins\.administer" is a permission of the platform/,
    },
  );
});
