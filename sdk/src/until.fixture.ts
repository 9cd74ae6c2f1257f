import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when the condition holds; fails the test when it does not within half a minute. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 30_000;
  while (!(await condition())) {
    assert.ok(performance.now() < giveUpAt, 'it did not happen within 30 s');
    await sleep(10);
  }
}
