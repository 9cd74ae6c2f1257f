import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import { startPlatform, type Platform } from '../../../../test/support/platform.ts';
import { passwordHashOf } from './password-store.ts';
import { passwordMatches } from './password.ts';
import { createSetup as create } from './setup.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let db: Database;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry'] }));
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const at = { url: platform.databaseUrl, schema: 'gateway', log };
  db = stack.use(await connectPostgres(at));
});
after(() => stack.disposeAsync());
test.beforeEach(() => db.run(sql`delete from passwords`));

const createSetup = ({ token }: { token: string }) =>
  create({ db, people: platform.people, token });

const token = 'a-token-for-tests';
const person = { username: 'ada', displayName: 'Ada', password: 'correct horse' };

test('the link is usable until somebody can sign in, then used', async () => {
  const setup = createSetup({ token });
  assert.equal(await setup.state(token), 'usable');
  assert.equal(await setup.state('another'), 'wrong-token');
  await setup.complete(person);
  assert.equal(await setup.state(token), 'used');
  assert.equal(await setup.state('another'), 'wrong-token');
  assert.equal(await createSetup({ token }).state(token), 'used');
});

test('it creates a superuser in the registry, whose password only the gateway knows', async () => {
  await createSetup({ token }).complete(person);
  const { users } = await platform.people.listUsers({});
  const [ada] = users;
  assert.equal(ada?.superuser, true);
  assert.deepEqual(ada.roles, ['administrator']);
  const hash = await passwordHashOf(db, ada.id);
  assert.equal(await passwordMatches('correct horse', hash), true);
  assert.equal(await passwordMatches('wrong horse', hash), false);
});

test('a process that died half-way leaves nobody behind who is in the way', async () => {
  const { user } = await platform.people.ensureUser({ ...person, superuser: true });
  const first = await createSetup({ token }).complete(person);
  assert.equal(first?.user.id, user?.id);
});

test('of people who complete it at the same time one becomes the administrator', async () => {
  const replicas = [1, 2, 3, 4].map(() => createSetup({ token }));
  const created = await Promise.all(
    replicas.map((setup, i) => setup.complete({ ...person, username: `ada${i}` })),
  );
  assert.equal(created.filter((first) => first !== undefined).length, 1);
  const { count } = await db.one<{ count: number }>(sql`select count(*) as count from passwords`);
  assert.equal(count, 1);
});

test('the link has the token, and is there only while nobody can sign in', async () => {
  const setup = createSetup({ token });
  assert.equal(await setup.link(), `/setup?token=${token}`);
  await setup.complete(person);
  assert.equal(await setup.link(), undefined);
});
