import assert from 'node:assert/strict';
import test from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { openDatabase } from '../scheduler.fixture.ts';
import { gatedRuns, releaseGated } from '../triggers/gate-store.ts';
import { takePendingRuns } from '../triggers/pending-store.ts';
import type { RunKey } from '../triggers/run-key.ts';
import { hastenRun } from './request-store.ts';
import { hastenAttempt, retryRuns } from './retry-store.ts';
import { addRun, startRun } from './run.fixture.ts';

const plugin = 'hastened';
const by = { requestedBy: 'ada' };
const ways: [string, (db: Database, run: RunKey) => Promise<unknown>][] = [
  ['tried again now', (db, run) => hastenAttempt(db, run, by)],
  ['asked for now', (db, { scheduleId }) => hastenRun(db, { scheduleId, ...by })],
];

for (const [how, hasten] of ways) {
  test(`a run that had its turn and is ${how} is taken by any replica, in case the one that has it dies`, async () => {
    await using open = await openDatabase();
    const { db } = open;
    const run = await addGatedRun(db);
    assert.equal((await releaseGated(db, [run])).length, 1);
    assert.ok(await hasten(db, run));
    assert.partialDeepStrictEqual(await takePendingRuns(db, { limit: 9 }), [run]);
    assert.deepEqual(await db.one(sql`select requested_by from runs`), { requestedBy: 'ada' });
  });

  test(`a run that waits for its turn and is ${how} goes on waiting for that`, async () => {
    await using open = await openDatabase();
    const { db } = open;
    const run = await addGatedRun(db);
    const waiting = () => gatedRuns(db, plugin, { lookaheadSeconds: 2, limit: 9 });
    assert.deepEqual(await waiting(), []);
    assert.ok(await hasten(db, run));
    assert.deepEqual(await takePendingRuns(db, { limit: 9 }), []);
    assert.partialDeepStrictEqual(await waiting(), [run]);
  });
}

test('what became due after somebody began to ask for a run is due, and not theirs', async () => {
  await using open = await openDatabase();
  const { db } = open;
  await db.transaction(async (tx) => {
    await tx.one(sql`select now()`);
    const { scheduleId } = await addRun(db, plugin);
    assert.equal(await hastenRun(tx, { scheduleId, ...by }), undefined);
  });
});

test('a run that runs, or is due already, is not tried again now, and one that was skipped never', async () => {
  await using open = await openDatabase();
  const { db } = open;
  const run = await addRun(db, plugin);
  assert.equal(await hastenAttempt(db, run, by), undefined, 'it is due');
  await db.run(sql`update runs set due_at = now() + interval '1 hour'`);
  await startRun(db, run, { plugin, attempt: 1 });
  assert.equal(await hastenAttempt(db, run, by), undefined, 'it runs');
  await db.run(sql`update runs set state = 'skipped', finished_at = now()`);
  assert.equal(await hastenAttempt(db, run, by), undefined, 'it is over');
  assert.deepEqual(await retryRuns(db, [run], by), []);
});

/** A run that waits for its turn, and for its moment in an hour. */
async function addGatedRun(db: Database): Promise<RunKey> {
  const run = await addRun(db, plugin);
  await db.run(sql`
    update runs
    set gated = true, due_at = now() + interval '1 hour', attend_at = 'infinity'`);
  return run;
}
