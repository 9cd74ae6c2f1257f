import { createBackoff } from '@patchbay/proto';
import type { Logger } from './log.ts';

/** Whether a query failed because Postgres is not there, starts, or ended the connection. */
export function isPostgresAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    /^(ECONN|ETIMEDOUT|EPIPE|57P0|08)/.test(String(code)) ||
    /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(String(message))
  );
}

/**
 * Does `work`, from its beginning again when Postgres went away meanwhile: for what has several steps,
 * each of which asks Postgres.
 *
 * @throws what `work` threw last, after `waitMs`; at once what has another cause, or when `signal` aborts.
 */
export function untilPostgresStays<Result>(
  work: () => Promise<Result>,
  { waitMs, signal }: { waitMs: number; signal?: AbortSignal },
): Promise<Result> {
  return doAgain(work, { waitMs, signal, isPassing: isPostgresAway });
}

/** @throws what Postgres answered last, after `waitMs`; at once when `signal` aborts. */
export function untilAnswering(
  db: { ping: () => Promise<void> },
  { waitMs, log, signal }: { waitMs: number; log: Logger; signal?: AbortSignal },
): Promise<void> {
  const isPassing = (error: unknown) => {
    log.info({ reason: String(error) }, 'waiting for postgres');
    return true;
  };
  return doAgain(db.ping, { waitMs, signal, isPassing });
}

async function doAgain<Result>(
  work: () => Promise<Result>,
  {
    waitMs,
    signal,
    isPassing,
  }: {
    waitMs: number;
    signal: AbortSignal | undefined;
    isPassing: (error: unknown) => boolean;
  },
): Promise<Result> {
  const giveUpAt = performance.now() + waitMs;
  const backoff = createBackoff({ maxMs: 1000 });
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > giveUpAt || signal?.aborted || !isPassing(error)) throw error;
      await backoff.wait(signal);
    }
  }
}
