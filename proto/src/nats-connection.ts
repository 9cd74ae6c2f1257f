/** How every process stays connected to NATS: for ever, and seeing within some ten seconds that it is gone. */
export const steadyConnection = {
  maxReconnectAttempts: -1,
  reconnectTimeWait: 250,
  reconnectJitter: 250,
  pingInterval: 5_000,
  maxPingOut: 2,
  timeout: 5_000,
  // A stack for each request, in case it fails, costs more than the request.
  noAsyncTraces: true,
};

/** Says in the log when NATS goes away and when it is back, until the connection is closed. */
export async function logNatsStatus(
  connection: { status(): AsyncIterable<{ type: string }> },
  log: { warn(message: string): void; info(message: string): void },
): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') log.warn('nats is away');
    if (type === 'reconnect') log.info('nats is back');
  }
}
