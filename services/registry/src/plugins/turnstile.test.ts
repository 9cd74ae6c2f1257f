import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTurnstile } from './turnstile.ts';

test('no more jobs run at once than are let through, all of them run, in order', async () => {
  const turnstile = createTurnstile(3);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      turnstile(async () => {
        started.push(index);
        most = Math.max(most, (running += 1));
        await sleep(1);
        running -= 1;
      }),
    ),
  );
  assert.equal(most, 3);
  assert.deepEqual(
    started,
    Array.from({ length: 20 }, (_, index) => index),
  );
});

test('a job that fails lets the next one through', async () => {
  const turnstile = createTurnstile(1);
  await assert.rejects(turnstile(() => Promise.reject(new Error('no'))));
  assert.equal(await turnstile(async () => 'yes'), 'yes');
});
