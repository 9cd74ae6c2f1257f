import type { BackingPorts } from './addresses.ts';
import type { DataFolder } from './data-folder.ts';
import { startNats } from './embedded-nats.ts';
import { startPostgres } from './embedded-postgres.ts';
import type { LaunchContext } from './launch-context.ts';
import { startStopwatch } from './launcher-output.ts';
import type { ExternalNats, Options } from './options.ts';
import { requireReachable } from './reachable.ts';
import { createStartGroup } from './start-group.ts';

/** The two servers that the platform stands on. */
export type Backing = AsyncDisposable & {
  databaseUrl: string;
  nats: ExternalNats;
};

/** Starts an embedded Postgres and NATS at once, or takes those that the operator names instead. */
export async function startBacking(
  { databaseUrl, nats }: Options,
  folder: DataFolder,
  ports: BackingPorts,
  { output, signal, now }: LaunchContext,
): Promise<Backing> {
  await using stack = new AsyncDisposableStack();
  const group = stack.use(createStartGroup(signal));
  const elapsed = startStopwatch();

  const startOwnPostgres = () =>
    group.start(async (signal) => {
      const options = { dataDir: folder.postgres, port: ports.postgres, signal, now };
      const server = await startPostgres({ ...options, ...output.quiet('postgres') });
      output.say(`Postgres is ready (${elapsed()})`);
      output.detail(`postgres: ${server.url}`);
      return server;
    });
  const startOwnNats = () =>
    group.start(async (signal) => {
      const options = { dataDir: folder.nats, port: ports.nats, signal, now };
      const server = await startNats({ ...options, ...output.quiet('nats') });
      output.say(`NATS is ready (${elapsed()})`);
      output.detail(`nats: ${server.url}`);
      return server;
    });

  const [postgres, natsServer] = await Promise.all([
    databaseUrl ? externalPostgres(databaseUrl) : startOwnPostgres(),
    nats ? externalNats(nats) : startOwnNats(),
  ]);
  const running = stack.move();
  return {
    databaseUrl: postgres.url,
    nats: natsServer,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function externalPostgres(url: string): Promise<{ url: string }> {
  await requireReachable('DATABASE_URL', url, 5432);
  return { url };
}

async function externalNats(nats: ExternalNats): Promise<ExternalNats> {
  await requireReachable('NATS_URL', nats.url, 4222);
  return nats;
}
