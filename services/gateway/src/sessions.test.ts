import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import type { Account } from './account-store.ts';
import { addAda, startDatabase } from './gateway-database.fixture.ts';
import { createSessions } from './sessions.ts';

const stack = new AsyncDisposableStack();
let db: Database;
let ada: Account;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  ada = await addAda(db);
});
after(() => stack.disposeAsync());

const preferences = { locale: 'de', timeZone: 'Europe/Berlin' };
const age = (column: 'created_at' | 'last_seen_at', days: number) => ({
  text: `update sessions set ${column} = now() - interval '${days} days'`,
  values: [],
});

test('a session is found by its token, with the account', async () => {
  const sessions = createSessions({ db });
  const token = await sessions.start(ada.id, preferences);
  const { account, locale, timeZone } = (await sessions.find(token)) ?? {};
  assert.deepEqual({ account, locale, timeZone }, { account: ada, ...preferences });
});

test('the token itself is not stored', async () => {
  const token = await createSessions({ db }).start(ada.id, preferences);
  const rows = await db.many<{ row: string }>(sql`select sessions::text as row from sessions`);
  assert.equal(
    rows.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex'))),
    false,
  );
});

test('an unknown or odd token has no session', async () => {
  const sessions = createSessions({ db });
  assert.equal(await sessions.find('A'.repeat(43)), undefined);
  assert.equal(await sessions.find("' or 1=1"), undefined);
});

test('an ended session is gone at once here', async () => {
  const sessions = createSessions({ db });
  const token = await sessions.start(ada.id, preferences);
  const ended: string[] = [];
  sessions.onEnd((it) => ended.push(it));
  await sessions.find(token);
  await sessions.end(token);
  assert.equal(await sessions.find(token), undefined);
  assert.deepEqual(ended, [token]);
});

test('a session that another replica ended is gone when its memory is no longer fresh', async () => {
  let time = 0;
  const sessions = createSessions({ db, freshMs: 5_000, now: () => time });
  const token = await sessions.start(ada.id, preferences);
  await sessions.find(token);
  await createSessions({ db }).end(token);
  assert.notEqual(await sessions.find(token), undefined);
  time = 5_000;
  assert.equal(await sessions.find(token), undefined);
});

for (const [column, days] of [
  ['last_seen_at', 7],
  ['created_at', 30],
] as const) {
  test(`a session ends ${days} days after its ${column}`, async () => {
    const token = await createSessions({ db }).start(ada.id, preferences);
    await db.run(age(column, days - 1));
    assert.notEqual(await createSessions({ db }).find(token), undefined);
    await db.run(age(column, days));
    assert.equal(await createSessions({ db }).find(token), undefined);
    assert.ok((await createSessions({ db }).deleteExpired()) > 0);
  });
}

test('use keeps a session alive', async () => {
  const sessions = createSessions({ db });
  const token = await sessions.start(ada.id, preferences);
  await db.run(age('last_seen_at', 6));
  await sessions.find(token);
  const { recent } = await db.one<{ recent: boolean }>(
    sql`select bool_and(last_seen_at > now() - interval '1 minute') as recent from sessions`,
  );
  assert.equal(recent, true);
});

test('many lookups at once cost one query', async () => {
  let queries = 0;
  const counting: Database = {
    ...db,
    maybeOne: (statement) => {
      queries++;
      return db.maybeOne(statement);
    },
  };
  const sessions = createSessions({ db: counting });
  const token = await sessions.start(ada.id, preferences);
  await Promise.all(Array.from({ length: 20 }, () => sessions.find(token)));
  await sessions.find(token);
  assert.equal(queries, 1);
});

test('a session in memory goes on while Postgres is away, for a while', async () => {
  let time = 0;
  let away = false;
  const flaky: Database = {
    ...db,
    maybeOne: (statement) => (away ? Promise.reject(new Error('away')) : db.maybeOne(statement)),
  };
  const sessions = createSessions({ db: flaky, freshMs: 1, staleMs: 1_000, now: () => time });
  const token = await sessions.start(ada.id, preferences);
  await sessions.find(token);
  away = true;
  time = 500;
  assert.notEqual(await sessions.find(token), undefined);
  time = 1_000;
  await assert.rejects(sessions.find(token), /away/);
});
