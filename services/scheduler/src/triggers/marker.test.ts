import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql } from '@patchbay/chassis';
import { openDatabase, startTestBed, until, type TestBed } from '../scheduler.fixture.ts';
import { addPendingRuns, startMarker } from './marker.fixture.ts';
import { takePendingRuns } from './pending-store.ts';

const inAnHour = 3_600e6;
let bed: TestBed;
before(async () => {
  bed = await startTestBed();
});
after(() => bed[Symbol.asyncDispose]());

test('a run is marked before others would take it, not one that has started by then', async () => {
  await using open = await openRuns();
  const { marker, nowUs, states } = open;
  await open.db.run(sql`update runs set state = 'running' where nominal_us = 2`);
  for (const nominalUs of [1, 2]) marker.add(published(nominalUs), nowUs() + 1e6);
  marker.add(published(3), nowUs() + inAnHour);
  await until('the mark', async () => (await states())[0] === 'dispatched');
  assert.deepEqual(await states(), ['dispatched', 'running', 'pending']);
});

test('runs that are given back are taken at once, and are not marked', async () => {
  await using open = await openRuns();
  for (const nominalUs of [1, 2, 3]) open.marker.add(published(nominalUs), open.nowUs() + inAnHour);
  await open.marker.giveBack();
  await open.marker[Symbol.asyncDispose]();
  assert.deepEqual(await open.states(), ['pending', 'pending', 'pending']);
  assert.equal((await takePendingRuns(open.db, { limit: 10 })).length, 3);
});

test('what waits for its next attempt or its turn since then, or was sent anew, is not given back', async () => {
  await using open = await openRuns();
  for (const nominalUs of [1, 2, 3]) open.marker.add(published(nominalUs), open.nowUs() + inAnHour);
  await open.db.run(sql`
    update runs
    set attempt = (nominal_us = 1)::integer,
      gated = nominal_us = 2,
      redeliveries = (nominal_us = 3)::integer`);
  await open.marker.giveBack();
  assert.deepEqual(await takePendingRuns(open.db, { limit: 10 }), []);
});

test('a replica that stops marks what it has published', async () => {
  await using open = await openRuns();
  for (const nominalUs of [1, 3]) open.marker.add(published(nominalUs), open.nowUs() + inAnHour);
  await open.marker[Symbol.asyncDispose]();
  assert.deepEqual(await open.states(), ['dispatched', 'pending', 'dispatched']);
});

function published(nominalUs: number) {
  return { scheduleId: 1, nominalUs, generation: 1, attempt: 1, redeliveries: 0, seq: nominalUs };
}

/** Three pending runs of one schedule that nobody takes for an hour, and what marks them. */
async function openRuns() {
  await using stack = new AsyncDisposableStack();
  const { db } = stack.use(await openDatabase());
  await addPendingRuns(db, 3);
  await db.run(sql`update runs set attend_at = now() + interval '1 hour'`);
  const { marker, clock } = await startMarker(stack, { db, nats: bed.nats });
  const open = stack.move();
  return {
    db,
    marker,
    nowUs: () => clock.nowMs() * 1000,
    states: async () => {
      const rows = await db.many<{ state: string }>(sql`
        select state from runs order by nominal_us`);
      return rows.map(({ state }) => state);
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
