import assert from 'node:assert/strict';
import test from 'node:test';
import { createLogger } from './log.ts';
import { untilPostgresStays } from './postgres-away.ts';
import { connectPostgres } from './postgres.ts';
import { sql } from './sql.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
const connect = () =>
  connectPostgres({ url: process.env['TEST_DATABASE_URL'] ?? '', schema: 'public', log });

test('work that loses Postgres on the way is done again from its beginning', async () => {
  await using db = await connect();
  const steps: string[] = [];
  const result = await untilPostgresStays(
    async () => {
      steps.push('begun');
      await db.run(
        steps.length > 1 ? sql`select 1` : sql`select pg_terminate_backend(pg_backend_pid())`,
      );
      return 'done';
    },
    { waitMs: 20_000 },
  );
  assert.equal(result, 'done');
  assert.deepEqual(steps, ['begun', 'begun']);
});

test('work that fails for another cause is not done again', async () => {
  await using db = await connect();
  let times = 0;
  const work = untilPostgresStays(
    () => {
      times += 1;
      return db.run(sql`select 1 / 0`);
    },
    { waitMs: 20_000 },
  );
  await assert.rejects(work, { code: '22012' });
  assert.equal(times, 1);
});

test('work that never finds Postgres throws what it found, when the time is over', async () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  await assert.rejects(
    untilPostgresStays(() => Promise.reject(refused), { waitMs: 0 }),
    refused,
  );
});
