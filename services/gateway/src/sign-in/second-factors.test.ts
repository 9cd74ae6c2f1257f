import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { TOTP, URI } from 'otpauth';
import { until } from '../../../../test/support/until.ts';
import { beforeCommit } from '../../../chassis/src/postgres.ts';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { secretsWith } from './second-factor-key/factor-secrets.fixture.ts';
import { createSecondFactors, type SecondFactors } from './second-factors.ts';
import { hashOf } from './token.ts';

const stack = new AsyncDisposableStack();
let db: Database;
let factors: SecondFactors;
const now = Date.now();

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  const { secrets } = secretsWith();
  factors = createSecondFactors({ db, secrets, issuer: 'Patchbay here', now: () => now });
});
after(() => stack.disposeAsync());

/** What an app shows that has read the QR code, so many periods from now. */
function codeOf(uri: string, periods = 0): string {
  const totp = URI.parse(uri);
  assert.ok(totp instanceof TOTP);
  return totp.generate({ timestamp: now + periods * 30_000 });
}

async function turnedOn(username: string) {
  const { id } = personCalled(username);
  const { uri } = (await factors.enrol({ id, username })) ?? assert.fail();
  const codes = (await factors.confirm(id, codeOf(uri, -1))) ?? assert.fail();
  return { id, uri, codes };
}

test('a secret counts once its first code was given', async () => {
  const { id } = personCalled('ada');
  const { uri, secret } = (await factors.enrol({ id, username: 'ada' })) ?? assert.fail();
  assert.match(uri, /^otpauth:\/\/totp\/Patchbay%20here:ada\?/);
  assert.deepEqual(await factors.stateOf(id), { on: false, recoveryCodes: 0 });
  assert.equal(await factors.verify(id, codeOf(uri)), undefined);
  assert.equal((await factors.pending({ id, username: 'ada' }))?.secret, secret);
  assert.equal(await factors.confirm(id, '000000'), undefined);
  const [first, ...more] = (await factors.confirm(id, codeOf(uri, -1))) ?? [];
  assert.match(first ?? '', /^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
  assert.equal(more.length, 9);
  assert.deepEqual(await factors.stateOf(id), { on: true, recoveryCodes: 10 });
  assert.equal(await factors.enrol({ id, username: 'ada' }), undefined, 'not while one is in use');
});

test('of two codes that come at the same time one turns it on, and only its recovery codes let in', async () => {
  const { id } = personCalled('twice');
  const { uri } = (await factors.enrol({ id, username: 'twice' })) ?? assert.fail();
  const [ready, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const hold = () => {
    ready.resolve();
    return commit.promise;
  };
  const first = beforeCommit(hold, () => factors.confirm(id, codeOf(uri, -1)));
  await ready.promise;
  const second = factors.confirm(id, codeOf(uri));
  await until(async () => {
    const { waits } = await db.one<{ waits: boolean }>(sql`
      select exists (
        select from pg_stat_activity
        where datname = current_database()
          and wait_event_type = 'Lock'
      ) as waits`);
    return waits;
  });
  commit.resolve();
  assert.equal((await first)?.length, 10);
  assert.equal(await second, undefined);
  assert.equal((await factors.stateOf(id)).recoveryCodes, 10);
});

test('a code lets in once, and none that is older after it', async () => {
  const { id, uri } = await turnedOn('once');
  const code = codeOf(uri);
  assert.equal(await factors.verify(id, ` ${code.slice(0, 3)} ${code.slice(3)}`), 'code');
  assert.equal(await factors.verify(id, code), undefined);
  assert.equal(await factors.verify(id, codeOf(uri, -1)), undefined);
  assert.equal(await factors.verify(id, codeOf(uri, 1)), 'code', 'a clock that is ahead');
  assert.equal(await factors.verify(id, codeOf(uri, 5)), undefined, 'a clock that is wrong');
});

test('each recovery code lets in once, however it is typed', async () => {
  const { id, codes } = await turnedOn('lost');
  const [first = '', second = ''] = codes;
  assert.equal(await factors.verify(id, first.toUpperCase().replaceAll('-', ' ')), 'recovery-code');
  assert.equal(await factors.verify(id, first), undefined);
  assert.deepEqual(await factors.stateOf(id), { on: true, recoveryCodes: 9 });
  const { id: other } = await turnedOn('other');
  assert.equal(await factors.verify(other, second), undefined, "nobody else's");
});

test('a recovery code of an earlier version, which is shorter, lets in too', async () => {
  const { id: userId } = await turnedOn('early');
  const codeHash = hashOf('abcde23456');
  await db.run(
    sql`insert into recovery_codes (user_id, code_hash) values (${userId}, ${codeHash})`,
  );
  assert.equal(await factors.verify(userId, 'abcde-23456'), 'recovery-code');
  assert.equal(await factors.verify(userId, 'abcde-23456'), undefined);
});

test('turned off, it asks for nothing, and can be turned on anew', async () => {
  const { id, uri } = await turnedOn('off');
  assert.equal(await factors.turnOff(id), true);
  assert.deepEqual(await factors.stateOf(id), { on: false, recoveryCodes: 0 });
  assert.equal(await factors.verify(id, codeOf(uri)), undefined);
  assert.ok(await factors.enrol({ id, username: 'off' }));
});
