import { once } from 'node:events';
import { connect } from 'node:net';
import { CannotStart } from './cannot-start.ts';
import { errorCode } from './error-code.ts';

const TIMEOUT_MS = 5_000;

/**
 * Resolves when something listens at one of the servers that an environment variable names, as URLs
 * separated by commas. Throws `CannotStart` otherwise: the services would wait for it for a long time.
 */
export async function requireReachable(
  variable: string,
  urls: string,
  defaultPort: number,
): Promise<void> {
  const servers = urls.split(',').map((url) => new URL(url.includes('://') ? url : `tcp://${url}`));
  const troubles = await Promise.all(servers.map((server) => whyNotReachable(server, defaultPort)));
  if (troubles.includes(undefined)) return;
  const where = servers.map(({ host }) => host).join(', ');
  throw new CannotStart(
    `nothing answers at ${where} (${troubles.join(', ')}): start it, or correct ${variable}, or unset it to use an embedded one`,
  );
}

async function whyNotReachable(
  { hostname, port }: URL,
  defaultPort: number,
): Promise<string | undefined> {
  // A Postgres behind a Unix socket has no host name.
  if (hostname === '') return undefined;
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port) || defaultPort });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return undefined;
  } catch (error) {
    return errorCode(error) === 'ABORT_ERR' ? 'no answer' : (errorCode(error) ?? String(error));
  } finally {
    socket.destroy();
  }
}
