import type { ChildOptions } from './child.ts';
import { asOrdinaryUser, dieWithLauncher } from './command.ts';
import { freePort } from './free-port.ts';
import { findPostgres } from './postgres-binaries.ts';
import {
  DATABASE,
  endLeftoverPostgres,
  initialiseCluster,
  STOP_SIGNALS,
} from './postgres-cluster.ts';
import { startSupervised } from './start-supervised.ts';
import type { SuperviseOptions } from './supervise.ts';

export type PostgresOptions = Pick<ChildOptions, 'onLine' | 'now'> &
  Pick<SuperviseOptions, 'onCrash'> & {
    /** Absolute. Made when it is absent or empty. */
    dataDir: string;
    /** A free one when absent. */
    port?: number;
    /** False gives up every guarantee about a crash for speed: for tests. */
    durable?: boolean;
    signal?: AbortSignal;
  };

export type EmbeddedPostgres = AsyncDisposable & {
  /** Of the database `patchbay`, as its owner and superuser. */
  readonly url: string;
  readonly port: number;
  readonly pid: number | undefined;
};

/**
 * A real Postgres 18 on 127.0.0.1, without a password and without a Unix socket.
 * Resolves when it accepts connections. A crash of it is followed by a restart on the same port; it ends
 * with the launcher, also when that is killed; one that an earlier launcher left on `dataDir` is ended.
 *
 * Throws `CannotStart` with what to do: no binaries for this platform, root without user namespaces, a
 * folder that is not (or not any more) a Postgres 18 data folder.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable = true, signal } = options;
  const binaries = await findPostgres();
  await initialiseCluster(dataDir, binaries, signal);
  await endLeftoverPostgres(dataDir);
  const port = options.port ?? (await freePort());

  const command = { file: binaries.postgres, args: postgresArgs(dataDir, port, durable) };
  const ready = Promise.withResolvers<void>();
  const server = await startSupervised(
    await asOrdinaryUser(await dieWithLauncher(command, 'SIGINT')),
    {
      ...options,
      name: 'Postgres',
      stopSignals: STOP_SIGNALS,
      untilReady: () => ready.promise,
      onLine(line) {
        if (line.includes('database system is ready to accept connections')) ready.resolve();
        options.onLine?.(line);
      },
    },
  );
  return {
    url: `postgres://patchbay@127.0.0.1:${port}/${DATABASE}`,
    port,
    get pid() {
      return server.pid;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function postgresArgs(dataDir: string, port: number, durable: boolean): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    dataDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
