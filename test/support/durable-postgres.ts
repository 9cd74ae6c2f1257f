import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '@patchbay/local';
import { createTemplate } from './database.ts';

export type DurablePostgres = AsyncDisposable & {
  /** Ends it as a crash does, by SIGQUIT to all its processes; it is started again, and recovers. */
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
  return {
    async crash() {
      const pid = (await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0];
      process.kill(Number(pid), 'SIGQUIT');
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
