import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '@patchbay/local';
import pg from 'pg';
import { createTemplate } from './database.ts';
import { until } from './until.ts';

export type DurablePostgres = AsyncDisposable & {
  /**
   * Ends it as a crash does, by SIGQUIT to all its processes. It is started again, and recovers;
   * resolves when it answers.
   */
  crash(): Promise<void>;
};

/**
 * A Postgres that keeps what it has acknowledged, as it is installed, in place of the fast one of the
 * other tests. From now on databases are made on it.
 */
export async function startDurablePostgres(): Promise<DurablePostgres> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(path.join(tmpdir(), 'patchbay-postgres-')));
  const dataDir = path.join(folder.path, 'data');
  const postgres = stack.use(await startPostgres({ dataDir }));
  await createTemplate(postgres.url);
  process.env['TEST_DATABASE_URL'] = postgres.url;
  const running = stack.move();
  const pid = async () =>
    Number((await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  return {
    async crash() {
      const crashed = await pid();
      process.kill(crashed, 'SIGQUIT');
      await until(async () => (await pid()) !== crashed && (await answers(postgres.url)), {
        withinMs: 60_000,
      });
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  // It may be on its way down when it is asked.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}
