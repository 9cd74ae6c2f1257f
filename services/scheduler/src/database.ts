import { connectPostgres, type Database, type Logger, type Metrics } from '@patchbay/chassis';

/**
 * The statements on the way of a run take rows by their keys, or a few hundred from the beginning of an
 * index. Tables grow from nothing to a backlog of 100,000 faster than Postgres counts them, so that it
 * would think of them as small, and read, hash or sort all of it for each few hundred.
 */
const byKey = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  // Before Postgres 18 a statement that cannot do without one of those would look dear enough to compile.
  jit: 'off',
};

/** The scheduler's tables. */
export function connectDatabase(options: {
  url: string;
  log: Logger;
  metrics?: Metrics;
}): Promise<Database> {
  return connectPostgres({ ...options, schema: 'scheduler', settings: byKey });
}
