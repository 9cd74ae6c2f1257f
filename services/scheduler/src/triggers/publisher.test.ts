import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import { openDatabase, startTestBed, until } from '../scheduler.fixture.ts';
import { addPendingRuns, startMarker } from './marker.fixture.ts';
import { takePendingRuns } from './pending-store.ts';
import { createPublisher } from './publisher.ts';

/** So many are sent before one is acknowledged. */
const atOnce = 250;

test('a run whose trigger nats does not take is free in a second, however long its grace is', async () => {
  await using open = await openPublisher();
  await open.publisher.publish(await open.claim(1));
  assert.equal(open.unpublished(), 1, 'nobody has made the stream');
  assert.equal(await open.soon(), 1);
});

test('when nats goes, what waits for its turn is not sent to it, and is free in a second', async () => {
  await using open = await openPublisher();
  const runs = await open.claim(2_000);
  const pid = open.bed.natsServer.pid ?? assert.fail();
  process.kill(pid, 'SIGSTOP');
  const publishing = open.publisher.publish(runs);
  process.kill(pid, 'SIGKILL');
  await publishing;
  // Some of those that were under way may end before it is known that nats went.
  assert.ok(open.unpublished() <= 2 * atOnce, String(open.unpublished()));
  assert.equal(await open.soon(), runs.length);
  await until('nats is back', () => open.link.isUp());
});

test('the trigger of one plugin does not wait behind a crowd of another', async () => {
  await using open = await openPublisher();
  const { streams } = await open.bed.nats.manager();
  await streams.add({ name: wire.triggersStream, subjects: [wire.subjects.trigger('*', '*')] });
  const runs = await open.claim(1_000);
  const last = runs.pop() ?? assert.fail();
  await open.publisher.publish([...runs, { ...last, plugin: 'other' }]);
  const last_by_subj = wire.subjects.trigger('other', 'default');
  const message = await streams.getMessage(wire.triggersStream, { last_by_subj });
  // Behind what was sent before it waited, and the first of the crowd that waits.
  assert.equal(message?.seq, atOnce + 2);
});

test('a publisher that ends sends nothing more, and leaves the rest to others', async () => {
  await using open = await openPublisher();
  const { streams } = await open.bed.nats.manager();
  await streams.add({ name: wire.triggersStream, subjects: [wire.subjects.trigger('*', '*')] });
  const publishing = open.publisher.publish(await open.claim(600));
  await open.publisher[Symbol.asyncDispose]();
  assert.equal(await open.soon(), 600 - atOnce);
  assert.equal((await streams.info(wire.triggersStream)).state.messages, atOnce);
  await publishing;
});

async function openPublisher() {
  await using stack = new AsyncDisposableStack();
  const bed = stack.use(await startTestBed());
  const { nats } = bed;
  const { db } = stack.use(await openDatabase());
  const marking = await startMarker(stack, { db, nats });
  let unpublished = 0;
  const onUnpublished = () => (unpublished += 1);
  const publisher = stack.use(createPublisher({ db, nats, onUnpublished, ...marking }));
  const open = stack.move();
  return {
    bed,
    link: marking.link,
    publisher,
    /** How many triggers were sent and not stored. */
    unpublished: () => unpublished,
    /** So many runs of one schedule, taken for an hour. */
    async claim(count: number) {
      await addPendingRuns(db, count);
      const claimed = await takePendingRuns(db, { limit: count, grace: 3_600 });
      assert.equal(claimed.length, count);
      return claimed;
    },
    /** How many runs any replica takes within a second. */
    async soon() {
      const { count } = await db.one<{ count: number }>(sql`
        select count(*) as count
        from runs
        where attend_at <= now() + interval '1 second'`);
      return count;
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
