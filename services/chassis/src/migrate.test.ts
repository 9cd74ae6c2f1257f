import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before, beforeEach } from 'node:test';
import { createLogger } from './log.ts';
import { migrate } from './migrate.ts';
import { connectPostgres, type Database } from './postgres.ts';
import { sql } from './sql.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });
const schema = `migrate_${randomUUID().replaceAll('-', '')}`;
let folder: string;
let db: Database;

before(async () => {
  db = await connectPostgres({ url: process.env['TEST_DATABASE_URL'] ?? '', schema, log });
});
after(async () => {
  await db.run({ text: `drop schema if exists ${schema} cascade`, values: [] });
  await db[Symbol.asyncDispose]();
});
beforeEach(async (t) => {
  await db.run({ text: `drop schema if exists ${schema} cascade`, values: [] });
  folder = await mkdtemp(path.join(tmpdir(), 'patchbay-migrate-'));
  if ('after' in t) t.after(() => rm(folder, { recursive: true }));
});

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
const applied = async () =>
  (await db.many<{ name: string }>(sql`select name from migrations order by name`)).map(
    ({ name }) => name,
  );

test('replicas that start together apply each migration once', async () => {
  await write('0001-a.sql', 'create table a (x int); insert into a values (1);');
  await write('0002-b.sql', 'insert into a values (2);');
  await Promise.all([1, 2, 3].map(() => migrate(db, { schema, folder, log })));
  assert.deepEqual(await applied(), ['0001-a.sql', '0002-b.sql']);
  assert.equal((await db.many(sql`select * from a`)).length, 2);
});

test('a migration that fails leaves nothing behind', async () => {
  await write('0001-a.sql', 'create table a (x int);');
  await write('0002-broken.sql', 'create table b (x nonsense);');
  await assert.rejects(migrate(db, { schema, folder, log }));
  const tables = await db.many(
    sql`select 1 from information_schema.tables where table_schema = ${schema}`,
  );
  assert.equal(tables.length, 0);
});

test('a migration may take its time, nothing else may', async () => {
  const timeout = `current_setting('statement_timeout') as allowed`;
  await write('0001-slow.sql', `create table limits as select ${timeout};`);
  await migrate(db, { schema, folder, log });
  assert.deepEqual(await db.one(sql`select allowed from limits`), { allowed: '0' });
  assert.deepEqual(await db.one({ text: `select ${timeout}`, values: [] }), { allowed: '30s' });
});

test('a schema newer than the program is refused by name', async () => {
  await write('0001-a.sql', 'create table a (x int);');
  await write('0002-newer.sql', 'create table b (x int);');
  await migrate(db, { schema, folder, log });
  await rm(path.join(folder, '0002-newer.sql'));
  await assert.rejects(migrate(db, { schema, folder, log }), /0002-newer\.sql/);
});
