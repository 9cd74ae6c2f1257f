import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createLogger, openPostgres, sql, type Database } from '@patchbay/chassis';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { createSessions, type Session, type Sessions } from '../sign-in/sessions.ts';
import { createViews, type Views } from './views.ts';

const stack = new AsyncDisposableStack();
const ada = personCalled('ada');
let db: Database;
let sessions: Sessions;
let views: Views;
let session: Session;
let sessionToken: string;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  sessions = createSessions({ db, personOf: () => ada });
  views = createViews({ db, sessions });
  const browser = { locale: 'de', timeZone: 'Europe/Berlin', userAgent: 'Firefox', address: '::1' };
  sessionToken = await sessions.start(ada.id, browser);
  const found = await sessions.find(sessionToken);
  assert.ok(found);
  session = found;
});
after(() => stack.disposeAsync());

const entered = async (slug: string) => {
  const token = await views.enter(await views.ticket(session, slug), slug);
  assert.ok(token);
  return token;
};

test('a ticket lets into the views of its plugin, as the person of the session', async () => {
  const token = await entered('hello');
  assert.equal(await views.find(token, 'hello'), session);
  assert.equal(views.remembered(token, 'hello'), session);
});

test('a ticket is good once', async () => {
  const ticket = await views.ticket(session, 'hello');
  const [first, second] = await Promise.all([
    views.enter(ticket, 'hello'),
    views.enter(ticket, 'hello'),
  ]);
  assert.equal([first, second].filter((token) => token !== undefined).length, 1);
  assert.equal(await views.enter(ticket, 'hello'), undefined);
});

test('a ticket is good for its plugin only', async () => {
  const ticket = await views.ticket(session, 'hello');
  assert.equal(await views.enter(ticket, 'other'), undefined);
  assert.notEqual(await views.enter(ticket, 'hello'), undefined);
});

test('a ticket is not good when it is late, and is cleared away', async () => {
  const ticket = await views.ticket(session, 'hello');
  await db.run(sql`update view_tickets set expires_at = now() - interval '1 second'`);
  const [unused] = [await views.ticket(session, 'late')];
  await db.run(sql`
    update view_tickets set expires_at = now() - interval '1 second' where slug = 'late'`);
  assert.equal(await views.enter(ticket, 'hello'), undefined);
  assert.equal(await views.deleteExpired(), 1);
  assert.equal(await views.enter(unused, 'late'), undefined);
});

test("a view's token is no other plugin's, and no session's", async () => {
  const token = await entered('hello');
  for (const again of [views, createViews({ db, sessions })]) {
    assert.equal(await again.find(token, 'other'), undefined);
    assert.equal(await again.find(token, 'hello'), session);
    assert.equal(await again.find(token, 'other'), undefined, 'nor once it is in memory');
    assert.equal(again.remembered(token, 'other'), undefined);
    assert.equal(await again.find(sessionToken, 'hello'), undefined);
  }
  assert.equal(await sessions.find(token), undefined);
});

test('another replica knows the view too, and neither token is stored', async () => {
  const token = await entered('hello');
  assert.equal(await createViews({ db, sessions }).find(token, 'hello'), session);
  const ticket = await views.ticket(session, 'hello');
  const rows = await db.many<{ row: string }>(sql`
    select views::text as row from views
    union all
    select view_tickets::text from view_tickets`);
  const stored = rows.map(({ row }) => row).join('\n');
  for (const secret of [token, ticket]) {
    assert.equal(stored.includes(Buffer.from(secret).toString('hex')), false);
    assert.equal(stored.includes(Buffer.from(secret, 'base64url').toString('hex')), false);
  }
});

test('a process that begins with what another kept knows its views while Postgres is away', async () => {
  const token = await entered('hello');
  assert.notEqual(await views.find(token, 'hello'), undefined);
  const kept = views.kept();
  assert.equal(JSON.stringify(kept).includes(token), false, 'without their tokens');
  const url = 'postgres://postgres@127.0.0.1:1/nowhere';
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  await using away = openPostgres({ url, schema: 'gateway', log });
  const next = createViews({ db: away, sessions, kept });
  assert.deepEqual(next.kept(), kept, 'and keeps them for the one after it');
  assert.equal(await next.find(token, 'hello'), session);
  assert.equal(await next.find(token, 'other'), undefined);
  await assert.rejects(() => createViews({ db: away, sessions }).find(token, 'hello'));
});

test('a view ends with its session, and so does a ticket', async () => {
  const token = await entered('hello');
  const ticket = await views.ticket(session, 'hello');
  assert.notEqual(await views.find(token, 'hello'), undefined);
  await sessions.end(sessionToken);
  assert.equal(views.remembered(token, 'hello'), undefined);
  assert.equal(await views.find(token, 'hello'), undefined);
  assert.equal(await views.enter(ticket, 'hello'), undefined);
});
