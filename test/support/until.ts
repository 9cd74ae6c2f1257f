import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries until `attempt` neither throws nor returns undefined or false, and returns what it returned.
 *
 * @throws what the last attempt threw, after `withinMs`.
 */
export async function until<T>(
  attempt: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs = 30_000, everyMs = 25, what = 'it' } = {},
): Promise<T> {
  const giveUpAt = performance.now() + withinMs;
  let failure: unknown;
  for (;;) {
    try {
      const result = await attempt();
      if (result !== undefined && result !== false) return result;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > giveUpAt) {
      throw new Error(`${what} did not happen within ${withinMs} ms`, { cause: failure });
    }
    await sleep(everyMs);
  }
}
