import { connectPostgres, type Database, type Logger, type Metrics } from '@patchbay/chassis';

/**
 * The scheduler's tables. What is due, late or to be looked at is the beginning of an index, of which a
 * few hundred rows are taken at a time. A backlog that came after Postgres counted the table looks small
 * to it: it would read and sort all of it for each few hundred, were bitmap scans not off.
 */
export function connectDatabase(options: {
  url: string;
  log: Logger;
  metrics?: Metrics;
}): Promise<Database> {
  return connectPostgres({
    ...options,
    schema: 'scheduler',
    settings: { enable_bitmapscan: 'off' },
  });
}
