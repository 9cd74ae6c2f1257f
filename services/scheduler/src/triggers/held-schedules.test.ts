import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql } from '@patchbay/chassis';
import { addRun } from '../runs/run.fixture.ts';
import { openDatabase } from '../scheduler.fixture.ts';
import { planDue } from '../schedules/planning.ts';
import { claimDueRuns } from './claim-store.ts';
import { lockGate } from './gate-store.ts';

const plugin = 'held';
const lookaheadSeconds = 2;
let opened: Awaited<ReturnType<typeof openDatabase>>;
before(async () => {
  opened = await openDatabase();
});
after(() => opened[Symbol.asyncDispose]());

for (const [kind, of] of [
  ['once', sql`repeat_us = 0`],
  ['again and again', sql`repeat_us = 60000000`],
  ['by a calendar or policies', sql`planned = true`],
] as const) {
  test(`what fires ${kind} and another replica has in hand is left to that, and the rest waits for neither`, async () => {
    const { db } = opened;
    const [held, free] = [await addRun(db, plugin), await addRun(db, plugin)];
    await db.run(sql`update runs set state = 'succeeded', finished_at = now()`);
    await db.run(sql`
      update schedules
      set next_fire_at = now(), ${of}
      where id in (${held.scheduleId}, ${free.scheduleId})`);
    const fired = await db.transaction(async (other) => {
      await other.one(sql`select id from schedules where id = ${held.scheduleId} for update`);
      return db.transaction(async (tx) => {
        await tx.run(sql`set local lock_timeout = '10s'`);
        const { made } = await planDue(tx, { lookaheadSeconds });
        return [...made, ...(await claimDueRuns(tx, { lookaheadSeconds, limit: 9 }))];
      });
    });
    assert.deepEqual(
      fired.map(({ scheduleId }) => scheduleId),
      [free.scheduleId],
    );
    await db.run(sql`delete from schedules`);
  });
}

test("a plugin's runs get their turns from one replica at a time", async () => {
  const { db } = opened;
  await db.run(sql`insert into plugins (slug, revision, max_concurrency) values (${plugin}, 1, 3)`);
  const ask = () => db.transaction((tx) => lockGate(tx, plugin));
  await db.transaction(async (other) => {
    assert.deepEqual(await lockGate(other, plugin), { maxConcurrency: 3 });
    assert.equal(await ask(), undefined);
  });
  assert.deepEqual(await ask(), { maxConcurrency: 3 });
});
