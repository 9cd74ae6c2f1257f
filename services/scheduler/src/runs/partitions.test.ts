import assert from 'node:assert/strict';
import test from 'node:test';
import { createLogger } from '@patchbay/chassis';
import { openDatabase, until } from '../scheduler.fixture.ts';
import { listPartitions, makePartition } from './partition-store.ts';
import { keepPartitions } from './partitions.ts';

const table = 'run_log';

test('each day has a partition before it comes, and the days that are too old are dropped', async () => {
  await using open = await openDatabase();
  const { db } = open;
  const now = Date.now();
  const dateIn = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const nameIn = (days: number) => `${table}_${dateIn(days).replaceAll('-', '')}`;
  for (const day of [-9, -3]) {
    const span = { from: dateIn(day), until: dateIn(day + 1) };
    await makePartition(db, { table, name: nameIn(day), ...span });
  }
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  await using _kept = keepPartitions({ db, log, days: 4 });
  const names = await until('the oldest is dropped', async () => {
    const found = await listPartitions(db, table);
    return !found.includes(nameIn(-9)) && found;
  });
  for (const name of [nameIn(-3), nameIn(1), nameIn(2), `${table}_other`]) {
    assert.ok(names.includes(name), `${name} of ${names.join(', ')}`);
  }
});
