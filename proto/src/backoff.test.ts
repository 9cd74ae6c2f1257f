import assert from 'node:assert/strict';
import test from 'node:test';
import { createBackoff } from './backoff.ts';

async function msOf(work: Promise<void>): Promise<number> {
  const begin = performance.now();
  await work;
  return performance.now() - begin;
}

test('waits grow up to the longest, and are short again after a success', async () => {
  const backoff = createBackoff({ minMs: 10, maxMs: 40 });
  await backoff.wait();
  await backoff.wait();
  assert.ok((await msOf(backoff.wait())) >= 19);
  assert.ok((await msOf(backoff.wait())) < 200);
  backoff.reset();
  assert.ok((await msOf(backoff.wait())) < 19);
});

test('an abort ends the wait, and is no error', async () => {
  const backoff = createBackoff({ minMs: 60_000, maxMs: 60_000 });
  assert.ok((await msOf(backoff.wait(AbortSignal.timeout(20)))) < 5_000);
  assert.ok((await msOf(backoff.wait(AbortSignal.abort()))) < 5_000);
});
