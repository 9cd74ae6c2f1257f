import {
  jetstream,
  jetstreamManager,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import {
  connect,
  credsAuthenticator,
  type NatsConnection,
  type NodeConnectionOptions,
} from '@nats-io/transport-node';
import { createBackoff, logNatsStatus, steadyConnection } from '@patchbay/proto';
import type { Logger } from './log.ts';

export type Nats = AsyncDisposable & {
  connection: NatsConnection;
  jetstream: JetStreamClient;
  /** JetStream's administration; asks the server at its first use. */
  manager(): Promise<JetStreamManager>;
  /** Throws unless NATS answers. */
  ping: () => Promise<void>;
};

/**
 * Connects to NATS and reconnects for ever. Resolves when NATS answers for the first time, however
 * long that takes; a service that is to start without NATS does not await it. `signal` gives up.
 */
export async function connectNats({
  url,
  creds,
  name,
  log,
  signal,
}: {
  url: string;
  creds: string | undefined;
  name: string;
  log: Logger;
  signal?: AbortSignal;
}): Promise<Nats> {
  const options: NodeConnectionOptions = {
    servers: url.split(',').map((server) => server.trim()),
    name: `patchbay-${name}`,
    ...steadyConnection,
    ...(creds && { authenticator: credsAuthenticator(new TextEncoder().encode(`${creds}\n`)) }),
  };
  const connection = await untilConnected(options, log, signal);
  void logNatsStatus(connection, log);
  return {
    connection,
    jetstream: jetstream(connection),
    manager: () => jetstreamManager(connection, { checkAPI: false }),
    async ping() {
      await connection.rtt();
    },
    async [Symbol.asyncDispose]() {
      await connection.close();
    },
  };
}

async function untilConnected(
  options: NodeConnectionOptions,
  log: Logger,
  signal: AbortSignal | undefined,
): Promise<NatsConnection> {
  const backoff = createBackoff({ maxMs: 1_000 });
  for (;;) {
    try {
      return await connectUnless(signal, options);
    } catch (error) {
      log.info({ reason: String(error) }, 'waiting for nats');
      await backoff.wait(signal);
      signal?.throwIfAborted();
    }
  }
}

/** Rejects when `signal` aborts, also while a server that accepted the connection says nothing. */
async function connectUnless(
  signal: AbortSignal | undefined,
  options: NodeConnectionOptions,
): Promise<NatsConnection> {
  const connecting = connect(options);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(signal?.reason);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([connecting, aborted]);
  } finally {
    signal?.removeEventListener('abort', giveUp);
    if (signal?.aborted) {
      void connecting.then(
        (connection) => connection.close(),
        () => {},
      );
    }
  }
}
