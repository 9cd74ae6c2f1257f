import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connectPostgres, createLogger, migrate } from '@patchbay/chassis';
import path from 'node:path';

const template = 'patchbay_template';
const schemas = ['registry', 'gateway', 'scheduler'];

/** Makes the migrated database that every test file's own is copied from. */
export async function createTemplate(serverUrl: string): Promise<void> {
  await statement(serverUrl, `create database ${template}`);
  const log = createLogger('test', { LOG_LEVEL: 'warn' });
  for (const schema of schemas) {
    await using db = await connectPostgres({ url: urlOf(serverUrl, template), schema, log });
    const folder = path.join(import.meta.dirname, '../../services', schema, 'migrations');
    await migrate(db, { schema, folder, log });
  }
}

/** A fresh migrated database of its own; dropped when disposed. */
export async function createDatabase(): Promise<AsyncDisposable & { url: string }> {
  const serverUrl = testServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await statement(serverUrl, `create database ${name} template ${template}`);
  return {
    url: urlOf(serverUrl, name),
    [Symbol.asyncDispose]: () => statement(serverUrl, `drop database ${name} with (force)`),
  };
}

function testServer(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('run tests by `npm test`: it starts Postgres and NATS for them');
  return url;
}

async function statement(serverUrl: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(serverUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
