import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTurns } from './turns.ts';

/** Work that ends when it is let, and notes in which order it began. */
function createWork() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  const endOne = async () => {
    ends.shift()?.();
    await nextTurn();
  };
  return { begun, work, endOne };
}

test('a line waits for its own length, not for that of another', async () => {
  const { begun, work, endOne } = createWork();
  const turns = createTurns({ atOnce: 1 });
  const long = ['a1', 'a2', 'a3', 'a4'].map((name) => turns.take('a', work(name)));
  const short = ['b1', 'b2'].map((name) => turns.take('b', work(name)));
  for (let count = 0; count < 6; count++) await endOne();
  assert.deepEqual(begun, ['a1', 'a2', 'b1', 'a3', 'b2', 'a4']);
  assert.deepEqual(await Promise.all([...long, ...short]), ['a1', 'a2', 'a3', 'a4', 'b1', 'b2']);
});

test('a long line keeps its order', async () => {
  const turns = createTurns({ atOnce: 1 });
  const numbers = Array.from({ length: 2_500 }, (_, index) => index);
  const begun: number[] = [];
  await Promise.all(numbers.map((it) => turns.take('a', async () => begun.push(it))));
  assert.deepEqual(begun, numbers);
});

test('never more is under way than may be, also when something comes as a turn ends', async () => {
  const { begun, work, endOne } = createWork();
  const turns = createTurns({ atOnce: 2 });
  const asked = ['1', '2', '3'].map((name) => turns.take('a', work(name)));
  assert.deepEqual(begun, ['1', '2']);
  asked.push((asked[0] ?? assert.fail()).then(() => turns.take('a', work('4'))));
  await endOne();
  assert.deepEqual(begun, ['1', '2', '3']);
  for (let count = 0; count < 3; count++) await endOne();
  assert.deepEqual(begun, ['1', '2', '3', '4']);
  await Promise.all(asked);
});

test('what fails leaves its place to the next', async () => {
  const turns = createTurns({ atOnce: 1 });
  const failing = turns.take('a', () => Promise.reject(new Error('unlucky')));
  const next = turns.take('a', async () => 'done');
  await assert.rejects(failing, /unlucky/);
  assert.equal(await next, 'done');
});
