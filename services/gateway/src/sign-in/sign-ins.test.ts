import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import type { Person } from '@patchbay/proto';
import { URI } from 'otpauth';
import { until } from '../../../../test/support/until.ts';
import { beforeCommit } from '../../../chassis/src/postgres.ts';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { changePassword } from './change-password.ts';
import { savePassword } from './password-store.ts';
import { secretsWith } from './second-factor-key/factor-secrets.fixture.ts';
import { createSecondFactors, type SecondFactors } from './second-factors.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSignInSteps, type SignInSteps } from './sign-in-steps.ts';
import { createSignIns, type Begun, type SignIns } from './sign-ins.ts';

const stack = new AsyncDisposableStack();
const browser = { locale: 'de', timeZone: 'Europe/Berlin', userAgent: 'Firefox', address: '::1' };
const people = new Map<string, Person>();
let db: Database;
let sessions: Sessions;
let steps: SignInSteps;
let secondFactors: SecondFactors;
let signIns: SignIns;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  sessions = createSessions({ db, personOf: (id) => people.get(id) });
  steps = createSignInSteps({ db });
  secondFactors = createSecondFactors({ db, ...secretsWith(), issuer: 'test' });
  signIns = createSignIns({ db, sessions, steps, secondFactors });
});
after(() => stack.disposeAsync());

/** Somebody, and what lets them in. */
async function newPerson({ twoSteps = false } = {}) {
  const person = personCalled('ada');
  people.set(person.id, person);
  const given = { userId: person.id, passwordHash: 'of the former' };
  await savePassword(db, given);
  if (twoSteps) await turnTwoStepsOn(person);
  return { person, given };
}

async function turnTwoStepsOn(person: Person): Promise<void> {
  const { uri } = (await secondFactors.enrol(person)) ?? assert.fail();
  assert.ok(await secondFactors.confirm(person.id, URI.parse(uri).generate()));
}

const isValid = async (begun: Begun) =>
  'session' in begun
    ? (await sessions.find(begun.session)) !== undefined
    : (await steps.attempt(begun.step)) !== undefined;

const takeNewPassword = ({ id }: Person) =>
  db.transaction((tx) => changePassword(tx, { userId: id, passwordHash: 'of the new' }));

/** Runs `first` up to its commit, `second` until it waits for that, and then both to their ends. */
async function overlap<First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[PromiseSettledResult<First>, PromiseSettledResult<Second>]> {
  const [ready, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const hold = async () => {
    ready.resolve();
    await commit.promise;
  };
  const begun = beforeCommit(hold, first);
  await Promise.race([ready.promise, begun]);
  const both = Promise.allSettled([begun, second()]);
  await until(async () => {
    const { waiting } = await db.one<{ waiting: boolean }>(sql`
      select exists (
        select from pg_stat_activity
        where datname = current_database()
          and wait_event_type = 'Lock'
      ) as waiting`);
    return waiting;
  });
  commit.resolve();
  return both;
}

for (const twoSteps of [false, true]) {
  const kind = twoSteps ? 'a sign-in in two steps' : 'a sign-in';

  test(`${kind} begins by the password that somebody has, and by no other`, async () => {
    const { given } = await newPerson({ twoSteps });
    const begun = await signIns.byPassword(given, browser);
    assert.equal('step' in begun, twoSteps);
    assert.equal(await isValid(begun), true);
    const other = { ...given, passwordHash: 'of another' };
    await assert.rejects(signIns.byPassword(other, browser), { code: 'conflict' });
  });

  test(`${kind} by the former password does not begin once the new one is there`, async () => {
    const { person, given } = await newPerson({ twoSteps });
    const [changed, begun] = await overlap(
      () => takeNewPassword(person),
      () => signIns.byPassword(given, browser),
    );
    assert.equal(changed.status, 'fulfilled');
    assert.ok(begun.status === 'rejected');
    assert.equal(begun.reason.code, 'conflict');
    assert.deepEqual(await sessions.list(person.id, ''), []);
  });

  test(`${kind} that has begun just before is ended by the new password`, async () => {
    const { person, given } = await newPerson({ twoSteps });
    const [begun, changed] = await overlap(
      () => signIns.byPassword(given, browser),
      () => takeNewPassword(person),
    );
    assert.equal(changed.status, 'fulfilled');
    assert.ok(begun.status === 'fulfilled');
    assert.equal(await isValid(begun.value), false);
  });
}

test('a code that comes while the password is changed lets nobody in', async () => {
  const { person } = await newPerson();
  const given = { userId: person.id, step: await steps.begin(person.id) };
  const [changed, session] = await overlap(
    () => takeNewPassword(person),
    () => signIns.byCode(given, browser),
  );
  assert.equal(changed.status, 'fulfilled');
  assert.ok(session.status === 'rejected');
  assert.equal(session.reason.code, 'conflict');
});

test('a session that a code has begun just before is ended by the new password', async () => {
  const { person } = await newPerson();
  const given = { userId: person.id, step: await steps.begin(person.id) };
  const [session, changed] = await overlap(
    () => signIns.byCode(given, browser),
    () => takeNewPassword(person),
  );
  assert.equal(changed.status, 'fulfilled');
  assert.ok(session.status === 'fulfilled');
  assert.equal(await sessions.find(session.value), undefined);
});

test('a step begins one session', async () => {
  const { person } = await newPerson();
  const given = { userId: person.id, step: await steps.begin(person.id) };
  assert.ok(await sessions.find(await signIns.byCode(given, browser)));
  await assert.rejects(signIns.byCode(given, browser), { code: 'conflict' });
});

test('a sign-in without a code, begun while two-step sign-in is turned on, is there to be ended', async () => {
  const { person, given } = await newPerson();
  const [begun, on] = await overlap(
    () => signIns.byPassword(given, browser),
    async () => {
      await turnTwoStepsOn(person);
      await sessions.endAllOf(person.id);
    },
  );
  assert.equal(on.status, 'fulfilled');
  assert.ok(begun.status === 'fulfilled');
  assert.equal(await isValid(begun.value), false);
});
