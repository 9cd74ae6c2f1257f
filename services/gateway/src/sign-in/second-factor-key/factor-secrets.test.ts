import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { newId, sql, type Database } from '@patchbay/chassis';
import { URI } from 'otpauth';
import { startDatabase } from '../../gateway-database.fixture.ts';
import { createSecondFactors } from '../second-factors.ts';
import { newKey, secretsWith } from './factor-secrets.fixture.ts';

const stack = new AsyncDisposableStack();
let db: Database;

before(async () => ({ db } = stack.use(await startDatabase())));
after(() => stack.disposeAsync());

const factorsWith = ({ secrets }: Pick<ReturnType<typeof secretsWith>, 'secrets'>) =>
  createSecondFactors({ db, secrets, issuer: 'test' });
/** One period after the code that turned it on. */
const laterCode = (uri: string) => URI.parse(uri).generate({ timestamp: Date.now() + 30_000 });

async function turnedOn(key: string) {
  const id = newId();
  const factors = factorsWith(secretsWith(key));
  const { uri, secret } = (await factors.enrol({ id, username: 'ada' })) ?? assert.fail();
  const codes = (await factors.confirm(id, URI.parse(uri).generate())) ?? assert.fail();
  return { id, uri, secret, codes, factors };
}

test('with a key nothing is stored in clear, and codes count as they do without', async () => {
  const { id, uri, secret, factors } = await turnedOn(newKey());
  const stored = await db.one<{ row: string }>(sql`
    select f::text || encode(sealed, 'escape') as row
    from second_factors f
    where user_id = ${id}`);
  assert.ok(!stored.row.includes(secret));
  assert.equal(await factors.verify(id, laterCode(uri)), 'code');
});

test('what is sealed for somebody opens for nobody else', async () => {
  const key = newKey();
  const { id, uri } = await turnedOn(key);
  const mallory = await turnedOn(key);
  await db.run(sql`
    update second_factors
    set sealed = (
      select sealed
      from second_factors
      where user_id = ${mallory.id}
    )
    where user_id = ${id}`);
  const { secrets, unreadable } = secretsWith(key);
  const factors = factorsWith({ secrets });
  for (const code of [laterCode(mallory.uri), laterCode(uri)]) {
    await assert.rejects(factors.verify(id, code), { code: 'unavailable' });
  }
  assert.deepEqual(unreadable, [id, id]);
});

for (const [how, keys] of [
  ['without the key', []],
  ['with another key', [newKey()]],
] as const) {
  test(`${how} a code of the app is not checked, which the log tells, and a recovery code lets in`, async () => {
    const { id, uri, codes } = await turnedOn(newKey());
    const { secrets, unreadable } = secretsWith(...keys);
    const factors = factorsWith({ secrets });
    await assert.rejects(factors.verify(id, laterCode(uri)), {
      code: 'unavailable',
      message: /use a recovery code/,
    });
    assert.deepEqual(unreadable, [id]);
    assert.deepEqual(await factors.stateOf(id), { on: true, recoveryCodes: 10 });
    assert.equal(await factors.verify(id, codes[0] ?? ''), 'recovery-code');
  });
}

test('who began to turn it on with a key that is lost begins again', async () => {
  const id = newId();
  await factorsWith(secretsWith(newKey())).enrol({ id, username: 'ada' });
  const factors = factorsWith(secretsWith(newKey()));
  await assert.rejects(factors.confirm(id, '123456'), { code: 'unavailable' });
  await assert.rejects(factors.pending({ id, username: 'ada' }), { code: 'unavailable' });
  const { uri } = (await factors.enrol({ id, username: 'ada' })) ?? assert.fail();
  assert.equal((await factors.confirm(id, URI.parse(uri).generate()))?.length, 10);
});

test('what the version before has stored over a sealed secret counts', async () => {
  const id = newId();
  const factors = factorsWith(secretsWith(newKey()));
  await factors.enrol({ id, username: 'ada' });
  const secret = 'JBSWY3DPEHPK3PXP';
  await db.run(sql`
    insert into second_factors (user_id, secret)
    values (${id}, ${secret})
    on conflict (user_id) do update
    set secret = excluded.secret, created_at = now()
    where second_factors.confirmed_at is null`);
  assert.equal((await factors.pending({ id, username: 'ada' }))?.secret, secret);
});
