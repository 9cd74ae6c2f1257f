import assert from 'node:assert/strict';
import test from 'node:test';
import { createLogger, createMetrics, migrate, sql } from '@patchbay/chassis';
import path from 'node:path';
import { createEvents } from '../events.ts';
import { startTestBed } from '../scheduler.fixture.ts';
import { takePendingRuns } from './claim-store.ts';
import { followClock } from './clock.ts';
import { createMarker } from './marker.ts';
import { watchLink } from './nats-link.ts';
import { createPublisher } from './publisher.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });

test('a run whose trigger nats does not take is free in a second, however long its grace is', async () => {
  await using bed = await startTestBed();
  const { db, nats } = bed;
  const folder = path.join(import.meta.dirname, '../../migrations');
  await migrate(db, { schema: 'scheduler', folder, log });
  await using clock = await followClock({ db, log });
  const link = watchLink(nats.connection, { onChange() {} });
  const { connection } = nats;
  const events = createEvents({ log, metrics: createMetrics('test'), link, connection });
  await using marker = createMarker({ db, clock, events, log });
  let unpublished = 0;
  const onUnpublished = () => (unpublished += 1);
  const deps = { db, nats, link, clock, marker, events, log, onUnpublished };
  await using publisher = createPublisher(deps);
  await db.run(sql`
    insert into schedules (
      plugin, task, params_key, title, spec, spec_key, delay_us, repeat_us, state)
    values ('p', 't', 'k', 't', '{"params": {}}', 's', 0, 0, 'completed')`);
  await db.run(sql`
    insert into runs (
      schedule_id, nominal_us, plugin, task, generation, queue, max_attempts, max_run_seconds,
      due_at, attend_at)
    select id, 1, plugin, task, 1, 'default', 3, 60, now(), now()
    from schedules`);

  const claimed = await takePendingRuns(db, { limit: 10, grace: 3_600 });
  assert.equal(claimed.length, 1);
  await publisher.publish(claimed);
  assert.equal(unpublished, 1, 'nobody has made the stream');
  const { isSoon } = await db.one<{ isSoon: boolean }>(sql`
    select attend_at <= now() + interval '1 second' as is_soon from runs`);
  assert.ok(isSoon);
});
