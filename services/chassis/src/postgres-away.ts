import { createBackoff } from '@patchbay/proto';

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
export async function untilPostgresStays<Result>(
  work: () => Promise<Result>,
  { waitMs, signal }: { waitMs: number; signal?: AbortSignal },
): Promise<Result> {
  const giveUpAt = performance.now() + waitMs;
  const backoff = createBackoff({ maxMs: 1000 });
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPostgresAway(error) || performance.now() > giveUpAt || signal?.aborted) throw error;
      await backoff.wait(signal);
    }
  }
}
