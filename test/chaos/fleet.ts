import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { connectPostgres, createLogger, type Database } from '@patchbay/chassis';
import { freePorts } from '@patchbay/local';
import { startDurablePostgres, type DurablePostgres } from '../support/durable-postgres.ts';
import { startNodeProcess, type NodeProcess } from '../support/node-process.ts';
import { startPlatform } from '../support/platform.ts';
import { until } from '../support/until.ts';
import { createTables } from './executions.ts';

export const leaseSeconds = 3;
const root = path.join(import.meta.dirname, '../..');

export type Fleet = AsyncDisposable & {
  /** Two replicas, and where they serve HTTP. */
  schedulers: readonly (NodeProcess & { http: string })[];
  /** Two processes of the plugin `chaos`. */
  instances: readonly NodeProcess[];
  postgres: DurablePostgres;
  /** Resolves when it is back. */
  killNats(): Promise<void>;
  /** Kills it and takes its streams away: it comes back empty. Resolves when it does. */
  wipeNats(): Promise<void>;
  /** The scheduler's tables, and those of the schema `chaos`. */
  db: Database;
};

/** Registry, two schedulers and two instances of a plugin, on a Postgres and a NATS of their own. */
export async function startFleet({
  secondSchedulerEnv = {},
}: { secondSchedulerEnv?: Record<string, string> } = {}): Promise<Fleet> {
  await using stack = new AsyncDisposableStack();
  const postgres = stack.use(await startDurablePostgres());
  const env = { RUN_LEASE_SECONDS: String(leaseSeconds), LOG_LEVEL: 'warn' };
  const platform = stack.use(await startPlatform({ services: ['registry'], env }));
  const { databaseUrl: url, nats } = platform;
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const db = stack.use(await connectPostgres({ url, schema: 'scheduler', log }));
  await createTables(db);

  const startScheduler = async (more: Record<string, string>) => {
    const [grpc, http] = await freePorts(2);
    const running = stack.use(
      await startNodeProcess({
        script: path.join(root, 'services/scheduler/src/main.ts'),
        env: {
          ...platform.environment,
          ...more,
          SCHEDULER_GRPC_LISTEN: `127.0.0.1:${grpc}`,
          SCHEDULER_HTTP_LISTEN: `127.0.0.1:${http}`,
        },
        // Not /readyz: it has to come back also while Postgres or NATS is away.
        isReady: async () => (await fetch(`http://127.0.0.1:${http}/healthz`)).ok,
      }),
    );
    return Object.assign(running, { http: `127.0.0.1:${http}` });
  };
  const token = await platform.credential('chaos');
  const startInstance = async (name: string) =>
    stack.use(
      await startNodeProcess({
        script: path.join(root, 'test/fixtures/chaos-plugin.ts'),
        env: {
          LOG_LEVEL: 'warn',
          CHAOS_DATABASE_URL: url,
          PATCHBAY_REGISTRY: platform.addresses.registry,
          PATCHBAY_CREDENTIAL: token,
          PATCHBAY_INSTANCE: name,
        },
        async isReady() {
          const { instances } = await platform.plugin('chaos');
          return instances.some((it) => it.name === name && it.state?.name === 'ready');
        },
      }),
    );
  const schedulers = [await startScheduler({}), await startScheduler(secondSchedulerEnv)];
  const instances = [await startInstance('a'), await startInstance('b')];
  const killNats = async (meanwhile: () => Promise<void> = async () => {}) => {
    const killed = nats.pid;
    if (killed) process.kill(killed, 'SIGKILL');
    await meanwhile();
    const isBack = () => nats.pid !== undefined && nats.pid !== killed && listens(nats.url);
    await until(isBack, { withinMs: 60_000 });
  };
  const running = stack.move();

  return {
    schedulers,
    instances,
    postgres,
    db,
    killNats: () => killNats(),
    wipeNats() {
      const folder = path.join(path.dirname(nats.credsFile), '../jetstream');
      return killNats(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  try {
    await once(socket, 'connect');
    return true;
  } finally {
    socket.destroy();
  }
}
