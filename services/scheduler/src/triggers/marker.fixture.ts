import { createLogger, createMetrics, sql, type Database, type Nats } from '@patchbay/chassis';
import { createEvents } from '../events.ts';
import { followClock } from './clock.ts';
import { createMarker } from './marker.ts';
import { watchLink } from './nats-link.ts';

/** What marks runs, and what it needs; all that was made is released with the stack. */
export async function startMarker(
  stack: AsyncDisposableStack,
  { db, nats }: { db: Database; nats: Nats },
) {
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const clock = stack.use(await followClock({ db, log }));
  const { connection } = nats;
  const link = watchLink(connection, { onChange() {} });
  const events = createEvents({ log, metrics: createMetrics('test'), link, connection });
  const marker = stack.use(createMarker({ db, clock, events, log }));
  return { log, clock, link, events, marker };
}

/** So many pending runs of one schedule, due now. */
export async function addPendingRuns(db: Database, count: number): Promise<void> {
  await db.run(sql`
    insert into schedules (
      plugin, task, params_key, title, spec, spec_key, delay_us, repeat_us, state)
    values ('p', 't', 'k', 't', '{"params": {}}', 's', 0, 0, 'completed')`);
  await db.run(sql`
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      exclusive, due_at, attend_at)
    select id, number, plugin, task, 1, 'default', 3, 60, false, now(), now()
    from schedules
    cross join generate_series(1, ${count}::integer) as number`);
}
