import type { Database } from '@patchbay/chassis';
import { addAttempt, deleteAttempts, takeAttemptBack, waitMsOf } from './throttle-store.ts';
import { hashOf } from './token.ts';

export type Throttle = {
  /**
   * Counts an attempt before it is made: 0 when it may be, else milliseconds until it may. Of attempts
   * that are made at the same time no more may be than of those one after the other.
   */
  attempt(key: string): Promise<number>;
  /** An attempt was none to count. */
  takeBack(key: string): Promise<void>;
  /** Whoever attempts may: all that was counted is forgotten. */
  succeeded(key: string): Promise<void>;
};

/**
 * Counts an attempt by several throttles, or by none of them if one is closed; 0 when it may be made, else
 * milliseconds until that one opens.
 */
export async function attemptAt(
  throttles: readonly { throttle: Throttle; key: string }[],
): Promise<number> {
  for (const [index, { throttle, key }] of throttles.entries()) {
    const waitMs = await throttle.attempt(key);
    if (waitMs === 0) continue;
    const counted = throttles.slice(0, index);
    await Promise.all(counted.map((it) => it.throttle.takeBack(it.key)));
    return waitMs;
  }
  return 0;
}

/**
 * Allows `attempts` of a key per `windowMs`, counted from the first, by all processes of the
 * gateway together. Keys of throttles with different names have nothing to do with each other.
 */
export function createThrottle({
  db,
  name,
  attempts,
  windowMs,
}: {
  db: Database;
  name: string;
  attempts: number;
  windowMs: number;
}): Throttle {
  const hash = (key: string) => hashOf(`${name} ${key}`);
  return {
    async attempt(key) {
      const keyHash = hash(key);
      if (await addAttempt(db, { keyHash, attempts, windowMs })) return 0;
      return Math.max(1, await waitMsOf(db, keyHash));
    },
    takeBack: (key) => takeAttemptBack(db, hash(key)),
    succeeded: (key) => deleteAttempts(db, hash(key)),
  };
}
