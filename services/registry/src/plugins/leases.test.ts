import assert from 'node:assert/strict';
import test from 'node:test';
import { createKeyring, createLogger, createMetrics, newId, sql } from '@patchbay/chassis';
import { until } from '../../../../test/support/until.ts';
import { followChanges } from '../catalog/catalog.ts';
import { createEvents } from '../events.ts';
import { followDirectoryChanges } from '../people/directory.ts';
import { startDatabase } from '../registry-database.fixture.ts';
import { saveInstance } from './instance-store.ts';
import { keepLeases } from './leases.ts';
import { neverConnected } from './plugin-state.ts';
import { ensurePlugin } from './plugin-store.ts';
import { createTurnstile } from './turnstile.ts';

const leaseMs = 10_000;

test('of streams whose lease is gone those are ended that still hold it, not one that was let go meanwhile', async () => {
  await using stack = new AsyncDisposableStack();
  const { db } = stack.use(await startDatabase());
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const leases = stack.use(
    keepLeases({
      db,
      log,
      catalog: stack.use(await followChanges({ db, log })),
      directory: stack.use(await followDirectoryChanges({ db, log })),
      events: createEvents({ log, metrics: createMetrics('test') }),
      turnstile: createTurnstile(2),
      keyring: createKeyring(undefined, { variable: 'SETTINGS_KEY', service: 'registry' }),
      leaseMs,
      crashLimit: { crashes: 5, windowSeconds: 60 },
    }),
  );
  await ensurePlugin(db, 'leased', neverConnected);
  const ended: string[] = [];
  const hold = async (name: string) => {
    const lease = { instanceId: newId(), streamId: newId() };
    const about = { slug: 'leased', name, epoch: 1, version: '1.0.0', endpoint: '', sdk: 'test/1' };
    await saveInstance(db, { ...lease, ...about }, { leaseMs });
    return leases.hold(lease, () => void ended.push(name));
  };
  const kept = await hold('kept');
  const letGo = await hold('let go');

  await db.transaction(async (tx) => {
    await tx.run(sql`update instances set state = 'offline' where slug = 'leased'`);
    kept.heartbeat();
    letGo.heartbeat();
    await until(async () => {
      const waiting = await db.many(sql`
        select pid
        from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      return waiting.length > 0;
    });
    letGo[Symbol.dispose]();
  });
  await until(() => ended.length > 0);
  assert.deepEqual(ended, ['kept']);
});
