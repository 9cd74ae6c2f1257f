import { connect, jwtAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { createBackoff, type ReceivedNatsCredentials } from '@patchbay/proto';

/**
 * Connects to NATS as the plugin's own user, trying until it succeeds; from then on the connection
 * repairs itself for ever. Each attempt uses the newest of `credentials()`.
 *
 * @throws the reason of `signal` when that aborts first.
 */
export async function openNats({
  credentials,
  name,
  signal,
  log,
}: {
  credentials: () => ReceivedNatsCredentials;
  name: string;
  signal: AbortSignal;
  log: Logger;
}): Promise<NatsConnection> {
  const backoff = createBackoff({ maxMs: 2_000 });
  let waiting = false;
  for (;;) {
    signal.throwIfAborted();
    try {
      const connection = await connectOnce(credentials, name);
      void logStatus(connection, log);
      return connection;
    } catch (error) {
      if (!waiting) log.warn({ reason: String(error) }, 'waiting for nats');
      waiting = true;
      await backoff.wait(signal);
    }
  }
}

function connectOnce(credentials: () => ReceivedNatsCredentials, name: string) {
  const { servers, jwt, inboxPrefix } = credentials();
  const seed = () => new TextEncoder().encode(credentials().seed);
  return connect({
    servers,
    name,
    inboxPrefix,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 5_000,
    maxPingOut: 2,
    timeout: 5_000,
    // A stack for each request, in case it fails, costs more than the request.
    noAsyncTraces: true,
    // A user that expired is no reason to give up: the registry sends the next one.
    ignoreAuthErrorAbort: true,
    ...(jwt && { authenticator: jwtAuthenticator(() => credentials().jwt, seed) }),
  });
}

async function logStatus(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') log.warn('nats is away');
    if (type === 'reconnect') log.info('nats is back');
  }
}
