import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from './log.ts';
import { connectPostgres, openPostgres } from './postgres.ts';
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

test('a connection that ends in the moment it is made fails what asked for it, and not the process', async () => {
  const message = (type: string, body: string) => {
    const head = Buffer.from(`${type}\0\0\0\0`);
    head.writeInt32BE(4 + body.length, 1);
    return Buffer.concat([head, Buffer.from(body, 'latin1')]);
  };
  const ready = Buffer.concat([message('R', '\0\0\0\0'), message('Z', 'I')]);
  const fatal = message('E', 'SFATAL\0C57P01\0Mterminating connection\0\0');
  // What real Postgres sends when it is stopped just then, in one piece.
  const ending = createServer((socket) => {
    socket.on('error', () => {}).once('data', () => socket.end(Buffer.concat([ready, fatal])));
  });
  ending.listen(0, '127.0.0.1');
  await once(ending, 'listening');
  await using stack = new AsyncDisposableStack();
  stack.defer(() => void ending.close());
  const { port } = ending.address() as AddressInfo;
  const url = `postgres://somebody@127.0.0.1:${port}/some`;
  const db = stack.use(openPostgres({ url, schema: 'public', log }));
  await assert.rejects(db.transaction((tx) => tx.run(sql`select 1`)));
  await assert.rejects(db.run(sql`select 1`));
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
