import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from '@patchbay/chassis';
import type { Skip } from './plan-moments.ts';
import { insertSkips } from './planning-store.ts';
import { openDatabase } from '../scheduler.fixture.ts';

const schedule = { id: 1, plugin: 'p', task: 't', generation: 1 };
const second = (at: number, reason: Skip['reason'], moments = 1) => ({
  schedule,
  fromUs: at * 1e6,
  untilUs: (at + moments - 1) * 1e6,
  moments,
  reason,
});

test('a skip makes the one before it longer only where no other lies between', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await insertSkips(db, [second(1, 'overlap')]);
  await insertSkips(db, [second(2, 'overlap', 2)]);
  await insertSkips(db, [second(4, 'missed'), second(5, 'overlap')]);
  await insertSkips(db, [second(6, 'overlap'), second(7, 'deadline'), second(8, 'overlap')]);
  const rows = await db.many(sql`
    select nominal_us / 1000000 as at, until_us / 1000000 as until, moments, skip_reason as reason
    from runs
    order by nominal_us`);
  assert.deepEqual(rows, [
    { at: 1, until: 3, moments: 3, reason: 'overlap' },
    { at: 4, until: 4, moments: 1, reason: 'missed' },
    { at: 5, until: 6, moments: 2, reason: 'overlap' },
    { at: 7, until: 7, moments: 1, reason: 'deadline' },
    { at: 8, until: 8, moments: 1, reason: 'overlap' },
  ]);
});
