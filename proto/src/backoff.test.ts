import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBackoff, type Backoff } from './backoff.ts';

/** The names of those that begin to wait now, in the order in which their waits end. */
async function orderOf(waiting: Record<string, Backoff>): Promise<string[]> {
  const ended: string[] = [];
  await Promise.all(
    Object.entries(waiting).map(async ([name, backoff]) => {
      await backoff.wait();
      ended.push(name);
    }),
  );
  return ended;
}

const always = (ms: number) => createBackoff({ minMs: ms, maxMs: ms });

test('waits grow up to the longest, and are short again after a success', async () => {
  const backoff = createBackoff({ minMs: 20, maxMs: 80 });
  await backoff.wait();
  await backoff.wait();
  const order = { long: always(200), backoff, short: always(20) };
  for (const _ of ['the third wait', 'the fourth']) {
    assert.deepEqual(await orderOf(order), ['short', 'backoff', 'long']);
  }
  backoff.reset();
  assert.deepEqual(await orderOf({ other: always(80), backoff }), ['backoff', 'other']);
});

test('waits are short again after what lasted for longer than the longest of them, and only then', async () => {
  const backoff = createBackoff({ minMs: 20, maxMs: 80 });
  for (const _ of ['the first wait', 'the second']) {
    await backoff.wait();
    backoff.resetIfLasted();
  }
  assert.deepEqual(await orderOf({ backoff, short: always(20) }), ['short', 'backoff']);
  await sleep(100);
  backoff.resetIfLasted();
  assert.deepEqual(await orderOf({ other: always(80), backoff }), ['backoff', 'other']);
});

test('an abort ends the wait, and is no error', async () => {
  const backoff = always(86_400_000);
  await backoff.wait(AbortSignal.timeout(20));
  await backoff.wait(AbortSignal.abort());
});
