import type { Database } from '@patchbay/chassis';
import { addFailure, deleteFailures, waitMsOf } from './throttle-store.ts';
import { hashOf } from './token.ts';

export type Throttle = {
  /** Milliseconds until `key` may try again; 0 when it may now. */
  waitMs(key: string): Promise<number>;
  failed(key: string): Promise<void>;
  succeeded(key: string): Promise<void>;
};

/**
 * Allows `attempts` failures of a key per `windowMs`, counted from the first, by all processes of the
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
    waitMs: (key) => waitMsOf(db, { keyHash: hash(key), attempts }),
    failed: (key) => addFailure(db, { keyHash: hash(key), windowMs }),
    succeeded: (key) => deleteFailures(db, hash(key)),
  };
}
