import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import {
  connectPostgres,
  createLogger,
  followDirectory,
  sql,
  type Database,
  type DirectoryCopy,
} from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { startPlatform, type Platform } from '../../../../../test/support/platform.ts';
import { until } from '../../../../../test/support/until.ts';
import type { ExternalPerson } from '../oidc-provider.ts';
import { createFirstSignIn, type FirstSignIn } from './first-sign-in.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let db: Database;
let directory: DirectoryCopy;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry'] }));
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const url = platform.databaseUrl;
  db = stack.use(await connectPostgres({ url, schema: 'gateway', log, maxConnections: 1 }));
  const at = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  directory = stack.use(followDirectory({ ...at, log, onChange() {} }));
});
after(() => stack.disposeAsync());

type CreateUser = Platform['people']['createUser'];

const firstSignIn = (createUser: CreateUser = platform.people.createUser): FirstSignIn =>
  createFirstSignIn({ db, directory, recordSignIn() {}, people: { createUser } });
const personCalled = (username: string): ExternalPerson => ({
  issuer: 'https://sso.example.org',
  subject: username,
  username,
  displayName: undefined,
  email: undefined,
});
const namesLike = async (text: string) =>
  (await platform.people.listUsers({ text })).users.map(({ username }) => username);

test('of several at once one makes the account, whichever replica they come to', async () => {
  const replicas = [1, 2, 3, 4].map(() => firstSignIn());
  const ids = await Promise.all(replicas.map((signIn) => signIn(personCalled('petra'))));
  assert.equal(new Set(ids).size, 1);
  assert.deepEqual(await namesLike('petra'), ['petra']);
});

test('while the registry is asked it holds no connection to Postgres', async () => {
  const signIn = firstSignIn(async (...asked) => {
    await db.ping();
    return platform.people.createUser(...asked);
  });
  assert.ok(await signIn(personCalled('paula')));
});

test('what the registry refuses is in nobody’s way the next time', async () => {
  const refused = firstSignIn(() => Promise.reject(new PlatformError('unavailable', 'not now')));
  await assert.rejects(refused(personCalled('pavel')), { code: 'unavailable' });
  assert.ok(await firstSignIn()(personCalled('pavel')));
});

test('whoever was taken for dead, and comes late, is who was connected meanwhile', async () => {
  const [made, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const late = firstSignIn(async (...asked) => {
    const user = await platform.people.createUser(...asked);
    made.resolve();
    await goOn.promise;
    return user;
  })(personCalled('pia'));
  await made.promise;
  await db.run(sql`update counted_attempts set ends_at = now()`);
  await until(() => directory.personNamed('pia') !== undefined);
  const id = await firstSignIn()(personCalled('pia'));
  goOn.resolve();
  assert.equal(await late, id);
});
