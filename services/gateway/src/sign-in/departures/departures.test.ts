import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createLogger, sql, type Database, type DirectoryChange } from '@patchbay/chassis';
import { until } from '../../../../../test/support/until.ts';
import { personCalled, startDatabase } from '../../gateway-database.fixture.ts';
import { linkIdentity } from '../external-identity-store.ts';
import { addFlow } from '../oidc-flow-store.ts';
import { createPasswordLinks } from '../password-links.ts';
import { savePassword } from '../password-store.ts';
import { secretsWith } from '../second-factor-key/factor-secrets.fixture.ts';
import { createSecondFactors } from '../second-factors.ts';
import { createSessions } from '../sessions.ts';
import { createSignInSteps } from '../sign-in-steps.ts';
import { startDepartures } from './departures.ts';

const stack = new AsyncDisposableStack();
const log = createLogger('test', { LOG_LEVEL: 'silent' });
const browser = { locale: 'de', timeZone: 'Europe/Berlin', userAgent: 'Firefox', address: '::1' };
let db: Database;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
});
after(() => stack.disposeAsync());

const startSession = (userId: string) =>
  createSessions({ db, personOf: () => undefined }).start(userId, browser);

const sessionsOf = async (userId: string) =>
  (await db.many(sql`select from sessions where user_id = ${userId}`)).length;

const aboutUser = (id: string, user: { disabled: boolean } | null): DirectoryChange =>
  ({ kind: 'user', id, user: user && { id, ...user } }) as DirectoryChange;

test('the sessions of whoever is disabled end, and of nobody else', async () => {
  await using departures = startDepartures({ db, log });
  const { id: gone } = personCalled('gone');
  const { id: early } = personCalled('early');
  const { id: other } = personCalled('other');
  for (const id of [gone, gone, early, other]) await startSession(id);
  departures.heard({
    users: [
      { id: early, disabled: true },
      { id: other, disabled: false },
    ],
  });
  departures.heard(aboutUser(gone, { disabled: true }));
  departures.heard(aboutUser(gone, { disabled: false }));
  departures.heard(aboutUser(other, { disabled: false }));
  await until(async () => (await sessionsOf(gone)) + (await sessionsOf(early)) === 0);
  assert.equal(await sessionsOf(other), 1);
});

test('of whoever is deleted nothing is kept in any table', async () => {
  await using departures = startDepartures({ db, log });
  const [user, other] = [personCalled('gone'), personCalled('other')];
  const secondFactors = createSecondFactors({ db, ...secretsWith(), issuer: 'test' });
  for (const { id: userId, username } of [user, other]) {
    await savePassword(db, { userId, passwordHash: 'a hash' });
    await createPasswordLinks({ db }).create(userId);
    await createSignInSteps({ db }).begin(userId);
    await secondFactors.enrol({ id: userId, username });
    await db.run(sql`insert into recovery_codes values (${userId}, ${Buffer.from(userId)})`);
    await linkIdentity(db, { issuer: 'https://id.example', subject: userId, userId });
    const flow = { state: userId, nonce: '', codeVerifier: '', next: '/', timeZone: '', userId };
    await addFlow(db, flow);
    await startSession(userId);
  }
  const tables = await db.many<{ name: string }>(sql`
    select table_name as name
    from information_schema.columns
    where table_schema = 'gateway'
      and column_name = 'user_id'
    order by 1`);
  const kept = async (userId: string) => {
    const rows = await Promise.all(
      tables.map(({ name }) =>
        db.many({ text: `select from ${name} where user_id = $1`, values: [userId] }),
      ),
    );
    return rows.map(({ length }) => length);
  };
  assert.deepEqual(new Set(await kept(user.id)), new Set([1]));
  departures.heard(aboutUser(user.id, null));
  await until(async () => !(await kept(user.id)).includes(1));
  assert.deepEqual(new Set(await kept(other.id)), new Set([1]));
});

test('what cannot be done while Postgres is away is done once it is back', async () => {
  let away = true;
  const flaky: Database = {
    ...db,
    run: (statement) => (away ? Promise.reject(new Error('away')) : db.run(statement)),
  };
  const { id } = personCalled('late');
  await startSession(id);
  await using departures = startDepartures({ db: flaky, log, retryMs: 10 });
  departures.heard(aboutUser(id, { disabled: true }));
  away = false;
  await until(async () => (await sessionsOf(id)) === 0);
});
