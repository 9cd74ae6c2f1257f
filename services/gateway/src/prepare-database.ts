import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  migrate,
  untilAnswering,
  untilPostgresStays,
  type Database,
  type Logger,
} from '@patchbay/chassis';

export type Prepared = AsyncDisposable & {
  /** Resolves when the schema is there. Rejects when Postgres does not answer for half a minute. */
  done: Promise<void>;
  /** The same, but of somebody patient it resolves after two seconds at the latest. */
  soonOrDone: Promise<void>;
};

const folder = path.join(import.meta.dirname, '../migrations');
const soonMs = 2_000;

/**
 * Waits for Postgres and brings the schema to this version. Who is `patient` waits for ever, and can do
 * without it for now.
 */
export function prepareDatabase({
  db,
  log,
  patient,
}: {
  db: Database;
  log: Logger;
  patient: boolean;
}): Prepared {
  const stop = new AbortController();
  const { signal } = stop;
  const waitMs = patient ? Infinity : 30_000;
  const prepare = async () => {
    await untilAnswering(db, { waitMs, log, signal });
    await migrate(db, { schema: 'gateway', folder, log });
  };
  const done = untilPostgresStays(prepare, { waitMs, signal });
  done.catch((error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, 'the database is not prepared');
  });
  const soon = sleep(soonMs, undefined, { ref: false });
  return {
    done,
    soonOrDone: patient ? Promise.race([done, soon]) : done,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await done.catch(() => {});
    },
  };
}
