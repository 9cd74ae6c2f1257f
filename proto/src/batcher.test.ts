import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBatcher } from './batcher.ts';

/** Doubles numbers, and notes which it was given together. */
function doubler(options: Partial<Parameters<typeof createBatcher<number, number>>[1]> = {}) {
  const batches: number[][] = [];
  const gate = Promise.withResolvers<void>();
  const work = async (items: number[]) => {
    batches.push(items);
    await gate.promise;
    if (items.includes(13)) throw new Error('unlucky');
    return items.map((item) => item * 2);
  };
  const double = createBatcher(work, { atMost: 100, ...options });
  return { double, batches, open: gate.resolve };
}

test('what is asked for at once is done together, and each gets its own result', async () => {
  const { double, batches, open } = doubler();
  open();
  assert.deepEqual(await Promise.all([1, 2, 3].map(double)), [2, 4, 6]);
  assert.deepEqual(batches, [[1, 2, 3]]);
});

test('what comes while a batch is under way is the next one', async () => {
  const { double, batches, open } = doubler();
  const first = double(1);
  await nextTurn();
  const later = [double(2), double(3)];
  await nextTurn();
  assert.deepEqual(batches, [[1]]);
  open();
  assert.deepEqual(await Promise.all([first, ...later]), [2, 4, 6]);
  assert.deepEqual(batches, [[1], [2, 3]]);
});

test('as many batches are under way as may be', async () => {
  const { double, batches, open } = doubler({ atOnce: 2 });
  const asked = [double(1)];
  await nextTurn();
  asked.push(double(2));
  await nextTurn();
  asked.push(double(3));
  await nextTurn();
  assert.deepEqual(batches, [[1], [2]]);
  open();
  await Promise.all(asked);
  assert.deepEqual(batches, [[1], [2], [3]]);
});

test('a batch is no heavier than it may be, but for an item that is so alone', async () => {
  const { double, batches, open } = doubler({ atMost: 10, weigh: (item) => item });
  open();
  await Promise.all([6, 4, 1, 25, 2].map(double));
  assert.deepEqual(batches, [[6, 4], [1], [25], [2]]);
});

test('what weighs enough is not kept waiting, and less of it is', async () => {
  const { double, batches, open } = doubler({
    gatherMs: 600_000,
    enough: 10,
    weigh: (item) => item,
  });
  open();
  assert.deepEqual(await Promise.all([4, 5, 1].map(double)), [8, 10, 2]);
  const light = double(3);
  await nextTurn();
  assert.deepEqual(batches, [[4, 5, 1]]);
  await Promise.all([light, double(7)]);
  assert.deepEqual(batches, [
    [4, 5, 1],
    [3, 7],
  ]);
});

test('a batch that fails fails for those in it, and for nobody else', async () => {
  const { double, open } = doubler({ atMost: 2 });
  open();
  const outcomes = await Promise.allSettled([1, 13, 3].map(double));
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected', 'fulfilled'],
  );
});
