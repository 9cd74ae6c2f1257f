import {
  jetstream,
  jetstreamManager,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { connect, credsAuthenticator, type NatsConnection } from '@nats-io/transport-node';
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
 * Connects to NATS and reconnects for ever. Resolves at once: a service starts, and goes on, while
 * NATS is away.
 */
export async function connectNats({
  url,
  creds,
  name,
  log,
}: {
  url: string;
  creds: string | undefined;
  name: string;
  log: Logger;
}): Promise<Nats> {
  const connection = await connect({
    servers: url.split(',').map((server) => server.trim()),
    name: `patchbay-${name}`,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 5_000,
    maxPingOut: 2,
    ...(creds && { authenticator: credsAuthenticator(new TextEncoder().encode(creds)) }),
  });
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

async function logStatus(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') log.warn('nats is away');
    if (type === 'reconnect') log.info('nats is back');
  }
}
