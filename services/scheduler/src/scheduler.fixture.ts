import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  connectNats,
  connectPostgres,
  createLogger,
  migrate,
  sql,
  type Database,
} from '@patchbay/chassis';
import { startNats } from '@patchbay/local';
import { createClient, scheduler } from '@patchbay/proto';
import { startCatalog } from './catalog.fixture.ts';
import { Config } from './config.ts';
import { connectDatabase } from './database.ts';
import { startScheduler } from './scheduler.ts';

const token = 'a-platform-token-for-tests';
const level = process.env['TEST_LOG_LEVEL'] ?? 'silent';
const log = createLogger('test', { LOG_LEVEL: level });

export type TestBed = Awaited<ReturnType<typeof startTestBed>>;

/** A database, a NATS server and a catalog for schedulers to run on. */
export async function startTestBed() {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'patchbay-scheduler-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const natsServer = stack.use(await startNats({ dataDir }));
  const creds = await readFile(natsServer.credsFile, 'utf8');
  const url = await createDatabase(stack);
  const catalog = stack.use(await startCatalog());
  const nats = stack.use(await connectNats({ url: natsServer.url, creds, name: 'test', log }));
  const db = stack.use(await connectDatabase({ url, log }));
  const running = stack.move();

  return {
    catalog,
    natsServer,
    /** The platform's own connection, which may do what any plugin may. */
    nats,
    /** The scheduler's tables. */
    db,
    /** Starts a replica, with a client of its API. */
    async start(overrides: Record<string, string> = {}) {
      const service = await startScheduler(
        Config.parse({
          LOG_LEVEL: level,
          DATABASE_URL: url,
          NATS_URL: natsServer.url,
          NATS_CREDS: creds,
          PLATFORM_TOKEN: token,
          SCHEDULER_GRPC_LISTEN: '127.0.0.1:0',
          SCHEDULER_HTTP_LISTEN: '127.0.0.1:0',
          REGISTRY_ADDRESS: catalog.address,
          ...overrides,
        }),
      );
      const client = createClient(scheduler, { address: service.grpcAddress, token });
      return {
        ...service,
        client,
        schedules: async (plugin: string) => (await client.listSchedules({ plugin })).schedules,
        runs: async (plugin: string) => (await client.listRuns({ plugin, pageSize: 500 })).runs,
        async [Symbol.asyncDispose]() {
          client[Symbol.dispose]();
          await service[Symbol.asyncDispose]();
        },
      };
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** The scheduler's tables, migrated, in a database of their own. */
export async function openDatabase(): Promise<{ db: Database } & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const url = await createDatabase(stack);
  const db = stack.use(await connectDatabase({ url, log }));
  const folder = path.join(import.meta.dirname, '../migrations');
  await migrate(db, { schema: 'scheduler', folder, log });
  const open = stack.move();
  return { db, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

/** Tries until `attempt` returns something other than undefined or false. */
export async function until<T>(
  what: string,
  attempt: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs = 30_000 } = {},
): Promise<T> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const result = await attempt();
    if (result !== undefined && result !== false) return result;
    if (performance.now() > giveUpAt) throw new Error(`${what}: not within ${withinMs} ms`);
    await sleep(20);
  }
}

/** Makes whatever the run waits for due now: a retry, a look for its trigger, the end of its lease. */
export async function hasten(db: Database, plugin: string): Promise<void> {
  await db.run(sql`
    update runs
    set due_at = least(due_at, now()), attend_at = now()
    where plugin = ${plugin}
      and finished_at is null`);
}

/** Seconds from the end of the latest attempt of a plugin's only run to the moment of the next one. */
export async function secondsToRetry(db: Database, plugin: string): Promise<number> {
  const { seconds } = await db.one<{ seconds: number }>(sql`
    select extract(epoch from r.due_at - a.ended_at)::double precision as seconds
    from runs r
    join attempts a using (schedule_id, nominal_us, attempt)
    where r.plugin = ${plugin}`);
  return seconds;
}

/** How many moments of a plugin's only schedule are accounted for until `last` (ms), run or skipped. */
export async function momentsUntil(db: Database, plugin: string, last: number): Promise<number> {
  const { moments } = await db.one<{ moments: number }>(sql`
    select sum(moments) as moments
    from runs
    where plugin = ${plugin}
      and nominal_us < ${(last + 1) * 1000}`);
  return moments;
}

async function createDatabase(stack: AsyncDisposableStack): Promise<string> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('run tests by `npm test`: it starts Postgres and NATS for them');
  const name = `scheduler_${randomUUID().replaceAll('-', '')}`;
  const admin = await connectPostgres({ url: server, schema: 'public', log, maxConnections: 1 });
  stack.use(admin);
  await admin.run({ text: `create database ${name} template template0`, values: [] });
  stack.defer(async () => {
    await admin.run({ text: `drop database ${name} with (force)`, values: [] });
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
