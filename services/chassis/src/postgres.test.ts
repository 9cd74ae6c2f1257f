import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from './log.ts';
import { connectPostgres } from './postgres.ts';
import { sql } from './sql.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
const connect = () =>
  connectPostgres({ url: process.env['TEST_DATABASE_URL'] ?? '', schema: 'public', log });

test('a connection that breaks in the middle of a transaction fails that transaction only', async () => {
  await using db = await connect();
  await using other = await connect();
  await assert.rejects(
    db.transaction(async (tx) => {
      const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await other.run(sql`select pg_terminate_backend(${pid})`);
      await sleep(100);
      await tx.run(sql`select 1`);
    }),
  );
  assert.equal((await db.one<{ one: number }>(sql`select 1 as one`)).one, 1);
});

test('a transaction that throws changes nothing', async () => {
  await using db = await connect();
  const table = `t_${randomUUID().replaceAll('-', '')}`;
  const made = db.transaction(async (tx) => {
    await tx.run({ text: `create table ${table} ()`, values: [] });
    throw new Error('no');
  });
  await assert.rejects(made, { message: 'no' });
  const found = await db.one<{ found: boolean }>(
    sql`select to_regclass(${table}) is not null as found`,
  );
  assert.equal(found.found, false);
});
