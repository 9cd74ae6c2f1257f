import { startNats, startPostgres } from '@patchbay/local';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTemplate } from './database.ts';

let started: AsyncDisposable | undefined;

/**
 * One throw-away Postgres and NATS for a whole test run; test files find them in the environment.
 * They end with the runner even when it is killed, so a run never leaves a server behind.
 */
export async function globalSetup(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-test-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));

  const [postgres, nats] = await Promise.allSettled([
    startPostgres({ dataDir: join(folder, 'postgres'), durable: false }).then((it) =>
      stack.use(it),
    ),
    startNats({ dataDir: join(folder, 'nats') }).then((it) => stack.use(it)),
  ]);
  if (postgres.status === 'rejected') throw postgres.reason;
  if (nats.status === 'rejected') throw nats.reason;

  await createTemplate(postgres.value.url);

  Object.assign(process.env, {
    TEST_DATABASE_URL: postgres.value.url,
    TEST_NATS_URL: nats.value.url,
    TEST_NATS_CREDS_FILE: nats.value.credsFile,
    TEST_NATS_ACCOUNT_SEED_FILE: nats.value.accountSeedFile,
  });
  started = stack.move();
}

export async function globalTeardown(): Promise<void> {
  await started?.[Symbol.asyncDispose]();
}
