import { connect, jwtAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import {
  createBackoff,
  logNatsStatus,
  steadyConnection,
  type ReceivedNatsCredentials,
} from '@patchbay/proto';

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
      void logNatsStatus(connection, log);
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
    ...steadyConnection,
    // A user that expired is no reason to give up: the registry sends the next one.
    ignoreAuthErrorAbort: true,
    ...(jwt && { authenticator: jwtAuthenticator(() => credentials().jwt, seed) }),
  });
}
