import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createStartGroup } from './start-group.ts';

const neverAborts = new AbortController().signal;

function part(onStop: () => void): AsyncDisposable {
  return { [Symbol.asyncDispose]: async () => onStop() };
}

test('the first failure aborts the other start-ups and is the one reported', async () => {
  await using group = createStartGroup(neverAborts);
  const all = Promise.all([
    group.start((signal) =>
      setTimeout(
        10_000,
        part(() => undefined),
        { signal },
      ),
    ),
    group.start(async () => {
      throw new Error('no port');
    }),
  ]);
  await assert.rejects(all, /no port/);
});

test('disposing releases what started, also what was still starting', async () => {
  const stopped: string[] = [];
  {
    await using group = createStartGroup(neverAborts);
    await group.start(async () => part(() => stopped.push('first')));
    void group.start(() =>
      setTimeout(
        50,
        part(() => stopped.push('second')),
      ),
    );
  }
  assert.deepEqual(stopped.sort(), ['first', 'second']);
});

test('nothing starts in a group that is over', async () => {
  const group = createStartGroup(neverAborts);
  await group[Symbol.asyncDispose]();
  await assert.rejects(
    group.start(async () => part(() => undefined)),
    /stopped/,
  );
});
