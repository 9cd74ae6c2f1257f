import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import type { Person } from '@patchbay/proto';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { createSessions as create } from './sessions.ts';

const stack = new AsyncDisposableStack();
let db: Database;
let ada = personCalled('ada');
const bob = personCalled('bob');
const personOf = (id: string): Person | undefined => [ada, bob].find((it) => it.id === id);
const createSessions = (deps: Omit<Parameters<typeof create>[0], 'personOf'>) =>
  create({ personOf, ...deps });

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());

const preferences = {
  locale: 'de',
  timeZone: 'Europe/Berlin',
  userAgent: 'Firefox',
  address: '127.0.0.1',
};
const age = (column: 'created_at' | 'last_seen_at', days: number) => ({
  text: `update sessions set ${column} = now() - interval '${days} days'`,
  values: [],
});

test('a session is found by its token, with the person', async () => {
  const sessions = createSessions({ db });
  const token = await sessions.start(ada.id, preferences);
  const { person, locale, timeZone } = (await sessions.find(token)) ?? {};
  assert.deepEqual(
    { person, locale, timeZone },
    { person: ada, locale: 'de', timeZone: 'Europe/Berlin' },
  );
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
  const { id } = (await sessions.find(token)) ?? {};
  await sessions.end(token);
  assert.equal(await sessions.find(token), undefined);
  assert.deepEqual(ended, [id]);
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

test('a session that is in memory ends in the moment its thirty days do, also while Postgres is away', async () => {
  let time = Date.now();
  let away = false;
  const flaky: Database = {
    ...db,
    maybeOne: (statement) => (away ? Promise.reject(new Error('away')) : db.maybeOne(statement)),
  };
  const times = { freshMs: 60_000, staleMs: 120_000, now: () => time };
  const sessions = createSessions({ db: flaky, ...times });
  const token = await sessions.start(ada.id, preferences);
  await db.run(sql`
    update sessions
    set created_at = now() - interval '30 days' + interval '20 seconds'
    where user_id = ${ada.id}`);
  const { endsAt = 0 } = (await sessions.find(token)) ?? assert.fail();
  const next = createSessions({ db: flaky, kept: sessions.kept(), ...times });
  away = true;
  time = endsAt - 1;
  assert.notEqual(sessions.remembered(token), undefined);
  assert.notEqual(await next.find(token), undefined);
  time = endsAt;
  assert.equal(sessions.remembered(token), undefined);
  await assert.rejects(sessions.find(token), /away/);
  await assert.rejects(next.find(token), /away/);
});

test('when a session ends is known, whatever the clocks say: thirty days after it began', async () => {
  const thirtyDays = 30 * 86_400_000;
  const sessions = createSessions({ db, now: () => 0 });
  const { endsAt = 0 } = (await sessions.find(await sessions.start(ada.id, preferences))) ?? {};
  assert.ok(endsAt <= thirtyDays && endsAt > thirtyDays - 86_400_000, String(endsAt));
});

test('use keeps a session alive', async () => {
  await db.run(sql`delete from sessions`);
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

test("a session follows its person at once, and is nobody's while they are disabled", async () => {
  const sessions = createSessions({ db });
  const token = await sessions.start(ada.id, preferences);
  const first = await sessions.find(token);
  assert.equal(await sessions.find(token), first);
  ada = { ...ada, displayName: 'Ada Lovelace' };
  assert.equal((await sessions.find(token))?.person.displayName, 'Ada Lovelace');
  ada = { ...ada, disabled: true };
  assert.equal(await sessions.find(token), undefined);
  ada = { ...ada, disabled: false };
  assert.notEqual(await sessions.find(token), undefined);
});

test('somebody sees their own sessions, and ends one of them or all others', async () => {
  await db.run(sql`delete from sessions`);
  const sessions = createSessions({ db });
  const [first = '', second = '', third = ''] = await Promise.all(
    ['Firefox', 'curl', 'Safari'].map((userAgent) =>
      sessions.start(ada.id, { ...preferences, userAgent }),
    ),
  );
  const others = await sessions.start(bob.id, preferences);
  const idOf = async (token: string) => (await sessions.find(token))?.id;
  const [, idOfSecond, idOfThird] = [await idOf(first), await idOf(second), await idOf(third)];
  await sessions.find(others);
  const ended: string[] = [];
  sessions.onEnd((id) => ended.push(id));

  const own = await sessions.list(ada.id, first);
  assert.deepEqual(own.map(({ userAgent }) => userAgent).toSorted(), ['Firefox', 'Safari', 'curl']);
  assert.deepEqual(
    own.filter(({ current }) => current).map(({ userAgent }) => userAgent),
    ['Firefox'],
  );
  const curl = own.find(({ userAgent }) => userAgent === 'curl')?.id ?? '';
  assert.equal(await sessions.endById(bob.id, curl), false, 'of somebody else');
  assert.equal(await sessions.endById(ada.id, curl), true);
  assert.equal(await sessions.find(second), undefined);
  await sessions.endAllOf(ada.id, first);
  assert.equal(await sessions.find(third), undefined);
  assert.notEqual(await sessions.find(first), undefined);
  assert.notEqual(await sessions.find(others), undefined);
  assert.deepEqual(ended, [idOfSecond, idOfThird]);
});

test('sessions that are read together wait for nobody who changes one of them', async () => {
  const sessions = createSessions({ db, freshMs: 0 });
  const token = await sessions.start(ada.id, preferences);
  const { id } = (await sessions.find(token)) ?? assert.fail();
  await db.run(age('last_seen_at', 1));
  await db.transaction(async (tx) => {
    await tx.run(sql`delete from sessions where token_hash = ${Buffer.from(id, 'base64url')}`);
    await sessions.refresh([id]);
  });
  assert.equal(await sessions.find(token), undefined);
});
