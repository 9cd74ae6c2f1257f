import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createLogger, newId, sql, type Database } from '@patchbay/chassis';
import { until } from '../../../../../test/support/until.ts';
import type { Events } from '../../events.ts';
import { startDatabase } from '../../gateway-database.fixture.ts';
import { addSecret } from '../second-factor-store.ts';
import type { StoredSecret } from './factor-secrets.ts';
import { newKey, secretsWith } from './factor-secrets.fixture.ts';
import { resealFactors, startResealing } from './reseal-factors.ts';

const stack = new AsyncDisposableStack();
const log = createLogger('test', { LOG_LEVEL: 'silent' });
let db: Database;

before(async () => ({ db } = stack.use(await startDatabase())));
after(() => stack.disposeAsync());
test.beforeEach(() => db.run(sql`delete from second_factors`));

type Missing = Parameters<Events['secondFactorKeyMissing']>[0];
type Keys = ReturnType<typeof secretsWith>;

const [clear, old, fresh] = [secretsWith(), newKey(), newKey()];

/** What the job needs of a gateway with these keys; `missing` are those of which the log was told. */
function gatewayWith({ keyring, secrets }: Keys) {
  const missing: Missing[] = [];
  const events = {
    secondFactorsResealed() {},
    secondFactorKeyMissing: (at: Missing) => void missing.push(at),
  };
  return { db, keyring, secrets, events, log, missing };
}

async function store({ secrets }: Keys, secret: string): Promise<string> {
  const userId = newId();
  await addSecret(db, { userId, ...secrets.toStored(userId, secret) });
  return userId;
}

const read = (userId: string) =>
  db.one<StoredSecret>(sql`
    select secret, key_id, sealed
    from second_factors
    where user_id = ${userId}`);
const inClear = async () => {
  const rows = await db.many(sql`select from second_factors where secret is not null`);
  return rows.length;
};

test('what is in clear and what an older key has sealed is sealed with the newest, the rest is left', async () => {
  const both = secretsWith(fresh, old);
  const [bare, former] = [await store(clear, 'BARE'), await store(secretsWith(old), 'FORMER')];
  const [new_, lost] = [await store(both, 'NEW'), await store(secretsWith(newKey()), 'LOST')];
  const untouched = [await read(new_), await read(lost)];

  assert.equal(await resealFactors(gatewayWith(both)), 2);
  const { keyring, secrets } = secretsWith(fresh);
  for (const [id, secret] of [
    [bare, 'BARE'],
    [former, 'FORMER'],
  ] as const) {
    const stored = await read(id);
    assert.deepEqual([stored.secret, stored.keyId], [null, keyring.keyId]);
    assert.equal(secrets.open(id, stored), secret);
  }
  assert.deepEqual([await read(new_), await read(lost)], untouched);
  assert.equal(await resealFactors(gatewayWith(both)), 0, 'once');
});

test('it comes to the end of many, past those that cannot be opened, by several gateways at once', async () => {
  const both = secretsWith(fresh, old);
  await db.run(sql`
    insert into second_factors (user_id, secret)
    select gen_random_uuid(), 'SECRET'
    from generate_series(1, 450)`);
  await db.run(sql`
    insert into second_factors (user_id, key_id, sealed)
    select gen_random_uuid(), ${secretsWith(old).keyring.keyId}, 'broken'
    from generate_series(1, 250)`);
  const sealed = await Promise.all([1, 2].map(() => resealFactors(gatewayWith(both))));
  const left = await resealFactors(gatewayWith(both));
  assert.equal((sealed[0] ?? 0) + (sealed[1] ?? 0) + left, 450);
  assert.equal(await inClear(), 0);
});

test('without a key nothing is changed', async () => {
  await store(clear, 'BARE');
  assert.equal(await resealFactors(gatewayWith(clear)), 0);
  assert.equal(await inClear(), 1);
});

test('a start tells which keys are missing, and leaves to the version before what that can read', async () => {
  const lost = secretsWith(old);
  await store(lost, 'LOST');
  await store(clear, 'BARE');
  const gateway = gatewayWith(secretsWith(fresh));
  await using _ = startResealing({ ...gateway, everyMs: 3_600_000 });
  await until(() => gateway.missing.length > 0);
  assert.deepEqual(gateway.missing, [{ keyId: lost.keyring.keyId, people: 1 }]);
  assert.equal(await inClear(), 1);
});

test('later it is sealed', async () => {
  await store(clear, 'BARE');
  await using _ = startResealing({ ...gatewayWith(secretsWith(fresh)), everyMs: 20 });
  await until(async () => (await inClear()) === 0);
});
