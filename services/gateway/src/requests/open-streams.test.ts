import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createLogger, sql, type Database } from '@patchbay/chassis';
import { until } from '../../../../test/support/until.ts';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { createSessions } from '../sign-in/sessions.ts';
import { hashOf } from '../sign-in/token.ts';
import { createOpenStreams, type Lasting } from './open-streams.ts';

const stack = new AsyncDisposableStack();
const log = createLogger('test', { LOG_LEVEL: 'silent' });
const ada = personCalled('ada');
const browser = { locale: 'de', timeZone: 'Europe/Berlin', userAgent: 'Firefox', address: '::1' };
const checkMs = 86_400_000;
let db: Database;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());

function start({ freshMs = 5_000 } = {}) {
  const sessions = createSessions({ db, personOf: () => ada, freshMs });
  const streams = createOpenStreams({ sessions, log, checkMs });
  const open = (
    { sessionId, isAllowed = () => true }: { sessionId?: string; isAllowed?: () => boolean },
    lasting: Lasting = { since: performance.now() },
  ) => {
    const state = { ended: '' };
    const end = (reason: string) => void (state.ended = reason);
    const remove = streams.add({ sessionId, isAllowed, end }, lasting);
    return { state, remove };
  };
  return { sessions, streams, open };
}

test('a check ends what is not allowed any more, and nothing else', async () => {
  const { streams, open } = start();
  await using _ending = streams;
  let allowed = true;
  const revoked = open({ isAllowed: () => allowed });
  const other = open({});
  allowed = false;
  streams.check();
  await until(() => revoked.state.ended === 'revoked');
  assert.equal(other.state.ended, '');
});

test('what is revoked between the request and its answer ends a stream that begins then', async () => {
  const { sessions, streams, open } = start();
  await using _ending = streams;
  const token = await sessions.start(ada.id, browser);
  const { id } = (await sessions.find(token)) ?? assert.fail();
  const since = performance.now();
  await sessions.end(token);
  const late = open({ sessionId: id }, { since });
  assert.equal(late.state.ended, '', 'it is not ended before it has begun');
  await until(() => late.state.ended === 'revoked');
});

test('what is not allowed any more ends a stream too that begins after the others were looked at', async () => {
  const { streams, open } = start();
  await using _ending = streams;
  const since = performance.now();
  const before = open({ isAllowed: () => false }, { since });
  streams.check();
  await until(() => before.state.ended === 'revoked');
  const late = open({ isAllowed: () => false }, { since });
  await until(() => late.state.ended === 'revoked');
  const [lateToo, allowed] = [open({ isAllowed: () => false }), open({}, { since })];
  streams.check();
  await until(() => lateToo.state.ended === 'revoked', { what: 'a second check' });
  assert.equal(allowed.state.ended, '');
});

test('a session that has ended unheard ends a stream too that begins after the others were looked at', async () => {
  const { sessions, streams, open } = start({ freshMs: Infinity });
  await using _ending = streams;
  const token = await sessions.start(ada.id, browser);
  const { id } = (await sessions.find(token)) ?? assert.fail();
  const since = performance.now();
  await db.run(sql`delete from sessions where token_hash = ${Buffer.from(id, 'base64url')}`);
  sessions.doubt();
  await streams.checkSessions();
  const late = open({ sessionId: id }, { since });
  await until(() => late.state.ended === 'revoked');
});

test('a stream ends with what let it in for a time', async () => {
  const { streams, open } = start();
  await using _ending = streams;
  const since = performance.now();
  const [expired, lasting] = [
    open({}, { since, endsAt: Date.now() + 1 }),
    open({}, { since, endsAt: Date.now() + 86_400_000 }),
  ];
  await until(() => expired.state.ended === 'revoked');
  assert.equal(lasting.state.ended, '');
});

test('a stream ends when the time of its session does, though nobody tells', async () => {
  const { sessions, streams, open } = start({ freshMs: Infinity });
  await using _ending = streams;
  const token = await sessions.start(ada.id, browser);
  const hash = hashOf(token);
  await db.run(sql`
    update sessions
    set created_at = now() - interval '30 days' + interval '3 seconds'
    where token_hash = ${hash}`);
  const { id: sessionId, endsAt } = (await sessions.find(token)) ?? assert.fail();
  const { state } = open({ sessionId }, { since: performance.now(), endsAt });
  await until(() => state.ended === 'revoked');
  assert.ok(endsAt !== undefined && Date.now() >= endsAt);
});

test('sessions of open streams are read together: what has ended or run out ends, what goes on is in use', async () => {
  const { sessions, streams, open } = start({ freshMs: 0 });
  await using _ending = streams;
  const opened = await Promise.all(
    ['kept', 'run out', 'deleted'].map(async (name) => {
      const token = await sessions.start(ada.id, browser);
      const { id } = (await sessions.find(token)) ?? assert.fail();
      const { state } = open({ sessionId: id });
      return { name, hash: Buffer.from(id, 'base64url'), state };
    }),
  );
  const [kept, runOut, deleted] = opened.map(({ hash }) => hash);
  await db.run(sql`update sessions set last_seen_at = now() - interval '6 days'`);
  await db.run(sql`
    update sessions
    set created_at = now() - interval '31 days'
    where token_hash = ${runOut}`);
  await db.run(sql`delete from sessions where token_hash = ${deleted}`);
  await streams.checkSessions();
  assert.deepEqual(
    opened.map(({ name, state }) => [name, state.ended]),
    [
      ['kept', ''],
      ['run out', 'revoked'],
      ['deleted', 'revoked'],
    ],
  );
  const { isRecent } = await db.one<{ isRecent: boolean }>(sql`
    select last_seen_at > now() - interval '1 minute' as is_recent
    from sessions
    where token_hash = ${kept}`);
  assert.equal(isRecent, true);
});

test('a stream that has ended by itself is not ended again', async () => {
  const { streams, open } = start();
  await using _ending = streams;
  const { state, remove } = open({}, { since: performance.now(), endsAt: Date.now() + 1 });
  remove();
  streams.endAll('stopping');
  assert.equal(state.ended, '');
});
