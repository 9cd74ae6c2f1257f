import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { accountNamed } from './account-store.ts';
import { startDatabase } from './gateway-database.fixture.ts';
import { passwordMatches } from './password.ts';
import { createSetup } from './setup.ts';

const stack = new AsyncDisposableStack();
let db: Database;

before(async () => void ({ db } = stack.use(await startDatabase())));
after(() => stack.disposeAsync());
test.beforeEach(() => db.run(sql`delete from accounts`));

const token = 'a-token-for-tests';
const person = { username: 'ada', displayName: 'Ada', password: 'correct horse' };

test('the link is usable until there is an account, then used', async () => {
  const setup = createSetup({ db, configuredToken: token });
  assert.equal(await setup.state(token), 'usable');
  assert.equal(await setup.state('another'), 'wrong-token');
  await setup.complete(person);
  assert.equal(await setup.state(token), 'used');
  assert.equal(await setup.state('another'), 'wrong-token');
  assert.equal(await createSetup({ db, configuredToken: token }).state(token), 'used');
});

test('it creates an administrator who can sign in, in any case of the name', async () => {
  await createSetup({ db, configuredToken: token }).complete(person);
  const account = await accountNamed(db, 'ADA');
  assert.equal(account?.role, 'administrator');
  assert.equal(await passwordMatches('correct horse', account.passwordHash), true);
  assert.equal(await passwordMatches('wrong horse', account.passwordHash), false);
});

test('nobody signs in without an account', async () => {
  assert.equal(await passwordMatches('anything', undefined), false);
});

test('of people who complete it at the same time one becomes the administrator', async () => {
  const replicas = [1, 2, 3, 4].map(() => createSetup({ db, configuredToken: token }));
  const created = await Promise.all(
    replicas.map((setup, i) => setup.complete({ ...person, username: `ada${i}` })),
  );
  assert.equal(created.filter((account) => account !== undefined).length, 1);
  const { count } = await db.one<{ count: number }>(sql`select count(*) as count from accounts`);
  assert.equal(count, 1);
});

test('a token that was made up is in the link, and only while there is no account', async () => {
  const setup = createSetup({ db, configuredToken: undefined });
  const link = await setup.link();
  const made = new URL(link ?? '', 'http://x').searchParams.get('token') ?? '';
  assert.equal(await setup.state(made), 'usable');
  await setup.complete(person);
  assert.equal(await setup.link(), undefined);
});

test('a link of an earlier process is used once there is an account', async () => {
  await createSetup({ db, configuredToken: undefined }).complete(person);
  assert.equal(await createSetup({ db, configuredToken: undefined }).state('earlier'), 'used');
});
