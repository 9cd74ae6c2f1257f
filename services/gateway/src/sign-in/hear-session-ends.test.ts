import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createLogger, sql, type Database } from '@patchbay/chassis';
import { until } from '../../../../test/support/until.ts';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { createOpenStreams } from '../requests/open-streams.ts';
import { hearSessionEnds } from './hear-session-ends.ts';
import { createSessions } from './sessions.ts';

const stack = new AsyncDisposableStack();
const log = createLogger('test', { LOG_LEVEL: 'silent' });
const ada = personCalled('ada');
const browser = { locale: 'de', timeZone: 'Europe/Berlin', userAgent: 'Firefox', address: '::1' };
/** For ever: what is not heard of goes on. */
const freshMs = Infinity;
let db: Database;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());

function startProcess() {
  const sessions = createSessions({ db, personOf: () => ada, freshMs });
  const streams = createOpenStreams({ sessions, log, checkMs: 86_400_000 });
  return { sessions, streams };
}

/** A session that `sessions` remembers, with a stream. */
async function openStream({ sessions, streams }: ReturnType<typeof startProcess>) {
  const token = await sessions.start(ada.id, browser);
  const session = (await sessions.find(token)) ?? assert.fail();
  const state = { ended: '' };
  const end = (reason: string) => void (state.ended = reason);
  streams.add({ sessionId: session.id, isAllowed: () => true, end }, { since: performance.now() });
  return { token, session, state };
}

test('a session that ends in whatever way is gone in each process, with what it had open', async () => {
  const [here, there] = [startProcess(), startProcess()];
  await using _open = here.streams;
  await using _others = there.streams;
  await using _hearing = hearSessionEnds({ db, ...here, log });
  const ways = {
    'signed out elsewhere': (token: string) => there.sessions.end(token),
    'all of somebody ended elsewhere': () => there.sessions.endAllOf(ada.id),
    'deleted by hand': (_token: string, id: string) =>
      db.run(sql`delete from sessions where token_hash = ${Buffer.from(id, 'base64url')}`),
  };
  for (const [way, end] of Object.entries(ways)) {
    const { token, session, state } = await openStream(here);
    await end(token, session.id);
    await until(() => state.ended !== '', { what: way });
    assert.equal(state.ended, 'revoked', way);
    assert.equal(here.sessions.remembered(token), undefined, way);
    assert.equal(await here.sessions.find(token), undefined, way);
  }
});

test('what ended while nobody listened is found as soon as somebody does', async () => {
  const [here, there] = [startProcess(), startProcess()];
  await using _open = here.streams;
  await using _others = there.streams;
  const [ended, kept] = [await openStream(here), await openStream(here)];
  await there.sessions.end(ended.token);
  assert.notEqual(await here.sessions.find(ended.token), undefined, 'not heard');
  await using _hearing = hearSessionEnds({ db, ...here, log });
  await until(() => ended.state.ended === 'revoked');
  assert.equal(await here.sessions.find(ended.token), undefined);
  assert.notEqual(await here.sessions.find(kept.token), undefined);
  assert.equal(kept.state.ended, '');
});
