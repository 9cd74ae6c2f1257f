export type Throttle = {
  /** Milliseconds until `key` may try again; 0 when it may now. */
  waitMs(key: string): number;
  failed(key: string): void;
  succeeded(key: string): void;
};

type Window = { failures: number; endsAt: number };

/**
 * Allows `attempts` failures of a key per `windowMs`, counted from the first. It is kept in the
 * memory of one replica, for at most `maxKeys` keys.
 */
export function createThrottle({
  attempts,
  windowMs,
  maxKeys = 10_000,
  now = Date.now,
}: {
  attempts: number;
  windowMs: number;
  maxKeys?: number;
  now?: () => number;
}): Throttle {
  const windows = new Map<string, Window>();
  const current = (key: string): Window | undefined => {
    const window = windows.get(key);
    if (window && window.endsAt <= now()) windows.delete(key);
    return windows.get(key);
  };

  return {
    waitMs(key) {
      const window = current(key);
      return window && window.failures >= attempts ? window.endsAt - now() : 0;
    },
    failed(key) {
      const window = current(key);
      if (window) window.failures++;
      else windows.set(key, { failures: 1, endsAt: now() + windowMs });
      const [oldest] = windows.keys();
      if (windows.size > maxKeys && oldest !== undefined) windows.delete(oldest);
    },
    succeeded(key) {
      windows.delete(key);
    },
  };
}
