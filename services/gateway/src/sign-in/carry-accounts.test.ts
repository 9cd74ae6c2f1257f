import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { connectPostgres, createLogger, migrate, newId, sql } from '@patchbay/chassis';
import { startPlatform } from '../../../../test/support/platform.ts';
import { listCarriedAccounts } from './carried-account-store.ts';
import { carryAccounts } from './carry-accounts.ts';
import { passwordHashOf } from './password-store.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
const folder = path.join(import.meta.dirname, '../../migrations');

test('an administrator of an earlier version keeps id, password and sessions, and lives in the registry', async () => {
  await using stack = new AsyncDisposableStack();
  const platform = stack.use(await startPlatform({ services: ['registry'] }));
  const schema = 'gateway_before';
  const db = stack.use(await connectPostgres({ url: platform.databaseUrl, schema, log }));
  const earlier = await mkdtemp(path.join(tmpdir(), 'patchbay-migrations-'));
  stack.defer(() => rm(earlier, { recursive: true }));
  await cp(path.join(folder, '0001-accounts.sql'), path.join(earlier, '0001-accounts.sql'));
  await migrate(db, { schema, folder: earlier, log });
  const id = newId();
  await db.run(sql`
    insert into accounts (id, username, display_name, password_hash, role)
    values (${id}, 'ada', 'Ada', 'a hash', 'administrator')`);
  await db.run(sql`
    insert into sessions (token_hash, account_id, locale, time_zone)
    values ('\\x00', ${id}, 'de', 'UTC')`);

  await migrate(db, { schema, folder, log });
  const { people } = platform;
  const { signal } = new AbortController();
  await Promise.all([1, 2].map(() => carryAccounts({ db, people, log, signal })));

  const { user } = await people.getUser({ id });
  assert.equal(user?.username, 'ada');
  assert.equal(user?.superuser, true);
  assert.deepEqual(user.roles, ['administrator']);
  assert.equal(await passwordHashOf(db, id), 'a hash');
  const { userId } = await db.one<{ userId: string }>(sql`select user_id from sessions`);
  assert.equal(userId, id);
  assert.deepEqual(await listCarriedAccounts(db), []);
});
