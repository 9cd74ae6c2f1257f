import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createSlots, type Slots } from './slots.ts';

const { signal } = new AbortController();

/** Work that is told when to leave its slot, and when to settle. */
function begin(slots: Slots) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let leave = () => {};
  slots.hold((leaving) => {
    leave = leaving;
    return promise;
  });
  const after = (tell: () => void) => async () => {
    tell();
    await nextTurn();
  };
  return { leave: () => leave(), settle: after(resolve), fail: after(() => reject(new Error())) };
}

test('a slot is free when its work has left it, or settled, or failed', async () => {
  const slots = createSlots(3);
  const [leaves, settles, fails] = [begin(slots), begin(slots), begin(slots)];
  assert.equal(slots.free(), 0);
  const free = slots.untilFree(signal);
  leaves.leave();
  await free;
  assert.equal(slots.free(), 1);
  leaves.leave();
  assert.equal(slots.free(), 1);
  await settles.settle();
  await fails.fail();
  await leaves.settle();
  assert.equal(slots.free(), 3);
});

test('when more has left than there are slots, and has not settled, that takes slots', async () => {
  const slots = createSlots(2);
  const leave = () => {
    const work = begin(slots);
    work.leave();
    return work;
  };
  const [first] = [leave(), leave()];
  assert.equal(slots.free(), 2);
  const later = [leave(), leave()];
  assert.equal(slots.free(), 0);
  await first?.settle();
  assert.equal(slots.free(), 1);
  for (const { settle } of later) await settle();
  assert.equal(slots.free(), 2);
});

test('idle is when all has settled, not when it has left', async () => {
  const slots = createSlots(1);
  const work = begin(slots);
  let idle = false;
  const untilIdle = slots.untilIdle(signal).then(() => (idle = true));
  work.leave();
  await nextTurn();
  assert.equal(idle, false);
  await work.settle();
  await untilIdle;
});
