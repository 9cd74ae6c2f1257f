import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from '@patchbay/chassis';
import { addRun } from '../runs/run.fixture.ts';
import { openDatabase } from '../scheduler.fixture.ts';
import { openRuns } from './gate-store.ts';

const plugin = 'waits';

test('a place is taken by what had its turn, and a schedule by what never had to wait for one', async () => {
  await using open = await openDatabase();
  const { db } = open;
  const [plain, waiting, released] = [
    await addRun(db, plugin),
    await addRun(db, plugin),
    await addRun(db, plugin),
  ];
  await db.run(sql`update runs set gated = true where schedule_id <> ${plain.scheduleId}`);
  await db.run(sql`update runs set released = true where schedule_id = ${released.scheduleId}`);
  const taken = async (schedules: number[]) =>
    (await openRuns(db, plugin, { schedules }))
      .map(({ scheduleId }) => scheduleId)
      .toSorted((a, b) => a - b);
  assert.deepEqual(await taken([]), [released.scheduleId]);
  assert.deepEqual(await taken([plain.scheduleId, waiting.scheduleId]), [
    plain.scheduleId,
    released.scheduleId,
  ]);
  await db.run(sql`update runs set state = 'succeeded', finished_at = now()`);
  assert.deepEqual(await taken([plain.scheduleId]), []);
});
