import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createIdempotencyKeys, createLogger, sql } from '@patchbay/chassis';
import type { PlatformError } from '@patchbay/proto';
import { until } from '../../../../test/support/until.ts';
import { addRevisions, headRevision } from '../catalog/catalog-store.ts';
import { startDatabase } from '../registry-database.fixture.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
let database: Awaited<ReturnType<typeof startDatabase>>;
before(async () => {
  database = await startDatabase();
});
after(() => database[Symbol.asyncDispose]());

const answer = {
  status: 201,
  type: 'application/json' as const,
  body: Buffer.from('{"token":"secret-token"}'),
  etag: '"x"',
};

/** A change in a transaction of its own: a revision is given. */
async function change(): Promise<typeof answer> {
  await database.db.transaction((tx) => addRevisions(tx, ['notes']));
  return answer;
}

function asked() {
  return { caller: 'a-token', key: randomUUID(), request: 'make it' };
}

async function untilUnderWay(): Promise<void> {
  await until(async () => {
    const row = await database.db.maybeOne(sql`
      select 1 as found from idempotency_keys where state = 'running'`);
    return row !== undefined;
  });
}

function isConflict(reason: string) {
  return (error: PlatformError) => error.code === 'conflict' && error.details.reason === reason;
}

test('an answer is kept so that only who asked can read it', async () => {
  await using keys = createIdempotencyKeys({ db: database.db, log });
  const it = asked();
  await keys.once(it, change);
  const again = await keys.once(it, () => assert.fail('it was done before'));
  assert.deepEqual([again.status, again.body], [answer.status, answer.body]);
  const rows = await database.db.many(sql`
    select encode(id, 'escape') || encode(answer, 'escape') as text
    from idempotency_keys`);
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(`secret-token|${it.key}`));
});

test('the same key of another caller is another key', async () => {
  await using keys = createIdempotencyKeys({ db: database.db, log });
  const it = asked();
  const before = await headRevision(database.db);
  await keys.once(it, change);
  await keys.once({ ...it, caller: 'another-token' }, change);
  assert.equal(await headRevision(database.db), before + 2);
});

test('while a request is under way, the same one is told so', async () => {
  await using keys = createIdempotencyKeys({ db: database.db, log });
  const it = asked();
  const gate = Promise.withResolvers<void>();
  const first = keys.once(it, async () => {
    await gate.promise;
    return change();
  });
  await untilUnderWay();
  await assert.rejects(keys.once(it, change), isConflict('under_way'));
  gate.resolve();
  await first;
});

test('a request whose replica died is taken over, and the lost one can change nothing more', async () => {
  await using keys = createIdempotencyKeys({ db: database.db, log, staleMs: 0 });
  const it = asked();
  const before = await headRevision(database.db);
  const gate = Promise.withResolvers<void>();
  const lost = keys.once(it, async () => {
    await gate.promise;
    return change();
  });
  await untilUnderWay();
  await keys.once(it, change);
  gate.resolve();
  await assert.rejects(lost, isConflict('under_way'));
  assert.equal(await headRevision(database.db), before + 1);
});

test('a change whose answer was lost is not made again', async () => {
  await using keys = createIdempotencyKeys({ db: database.db, log, staleMs: 0 });
  const it = asked();
  const before = await headRevision(database.db);
  const dies = async () => {
    await change();
    throw new Error('the replica dies here');
  };
  await assert.rejects(keys.once(it, dies), /dies here/);
  await assert.rejects(keys.once(it, change), isConflict('carried_out'));
  assert.equal(await headRevision(database.db), before + 1);
});
