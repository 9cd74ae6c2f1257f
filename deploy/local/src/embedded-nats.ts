import { join } from 'node:path';
import type { ChildOptions } from './child.ts';
import { dieWithLauncher } from './command.ts';
import { freePort } from './free-port.ts';
import { findNatsServer } from './nats-binary.ts';
import { renderNatsConfig } from './nats-config.ts';
import { openNatsKeys } from './nats-keys.ts';
import { commandLineOf, endProcess } from './running-process.ts';
import { readIfExists, writeSecret } from './secret-file.ts';
import { startSupervised } from './start-supervised.ts';
import type { SuperviseOptions } from './supervise.ts';

export type NatsOptions = Pick<ChildOptions, 'onLine' | 'now'> &
  Pick<SuperviseOptions, 'onCrash'> & {
    /** Absolute. Holds keys, configuration and streams; made when it is absent. */
    dataDir: string;
    /** A free one when absent. */
    port?: number;
    signal?: AbortSignal;
  };

export type EmbeddedNats = AsyncDisposable & {
  readonly url: string;
  /** A `.creds` file with every right in the account PATCHBAY: for the platform's own services. */
  readonly credsFile: string;
  /** The seed of the account PATCHBAY, with which users limited to some subjects are signed. */
  readonly accountSeedFile: string;
  readonly pid: number | undefined;
};

/**
 * A real nats-server with JetStream on 127.0.0.1 that admits nobody without a signed user JWT.
 * Resolves when it accepts connections. A crash of it is followed by a restart on the same port; it ends
 * with the launcher, also when that is killed; one that an earlier launcher left on `dataDir` is ended.
 *
 * Throws `CannotStart` when there is no nats-server for this machine.
 */
export async function startNats(options: NatsOptions): Promise<EmbeddedNats> {
  const { dataDir } = options;
  const file = await findNatsServer();
  await endLeftoverNats(dataDir);

  const trust = await openNatsKeys(join(dataDir, 'keys'));
  const port = options.port ?? (await freePort());
  const { configFile, pidFile } = filesIn(dataDir);
  await writeSecret(configFile, renderNatsConfig({ port, storeDir: dataDir, pidFile, trust }));

  const ready = Promise.withResolvers<void>();
  const server = await startSupervised(
    await dieWithLauncher({ file, args: ['--config', configFile] }, 'SIGTERM'),
    {
      ...options,
      name: 'NATS',
      untilReady: () => ready.promise,
      onLine(line) {
        if (line.endsWith('Server is ready')) ready.resolve();
        options.onLine?.(line);
      },
    },
  );
  return {
    url: `nats://127.0.0.1:${port}`,
    credsFile: trust.credsFile,
    accountSeedFile: trust.accountSeedFile,
    get pid() {
      return server.pid;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/**
 * Ends the nats-server that an earlier launcher, killed before it could, left running on `dataDir`: two
 * servers on one store would ruin it, and nats-server does not look.
 */
export async function endLeftoverNats(dataDir: string): Promise<void> {
  const { configFile, pidFile } = filesIn(dataDir);
  const pid = Number(await readIfExists(pidFile));
  const commandLine = pid > 0 ? await commandLineOf(pid) : undefined;
  if (commandLine?.includes(configFile)) await endProcess(pid, ['SIGTERM', 'SIGKILL']);
}

function filesIn(dataDir: string) {
  return { configFile: join(dataDir, 'nats.conf'), pidFile: join(dataDir, 'nats.pid') };
}
