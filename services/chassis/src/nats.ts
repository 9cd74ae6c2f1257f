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
import { createBackoff } from '@patchbay/proto';
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
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 5_000,
    maxPingOut: 2,
    ...(creds && { authenticator: credsAuthenticator(new TextEncoder().encode(`${creds}\n`)) }),
  };
  const connection = await untilConnected(options, log, signal);
  void logStatus(connection, log);
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
      return await connect(options);
    } catch (error) {
      log.info({ reason: String(error) }, 'waiting for nats');
      await backoff.wait(signal);
      signal?.throwIfAborted();
    }
  }
}

async function logStatus(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') log.warn('nats is away');
    if (type === 'reconnect') log.info('nats is back');
  }
}
