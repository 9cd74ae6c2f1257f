import { once } from 'node:events';
import { listenForStop } from '@patchbay/proto';
import type { z } from 'zod';
import { loadConfig } from './config.ts';
import { untilPostgresStays } from './postgres-away.ts';

const postgresWaitMs = 30_000;

/**
 * Runs a service: reads its configuration from the environment, starts it, and disposes it on
 * SIGTERM or SIGINT. A second signal, or one while it is still starting, ends the process at once.
 * A service that cannot start prints why and exits with 1; one that loses Postgres while it starts
 * begins anew, for half a minute.
 */
export async function run<Schema extends z.ZodType>(
  schema: Schema,
  start: (config: z.output<Schema>) => Promise<AsyncDisposable>,
): Promise<void> {
  using signals = listenForStop();
  signals.now.addEventListener('abort', () => process.exit(130));
  const giveUp = () => process.exit(0);
  signals.stop.addEventListener('abort', giveUp);
  try {
    const config = loadConfig(schema, process.env);
    await using _service = await untilPostgresStays(() => start(config), {
      waitMs: postgresWaitMs,
    });
    signals.stop.removeEventListener('abort', giveUp);
    await once(signals.stop, 'abort');
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  } finally {
    // A connection that its peer does not close, or a half-started service, keeps no process.
    setTimeout(() => process.exit(), 1_000).unref();
  }
}
