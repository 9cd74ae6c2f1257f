import { setTimeout as sleep } from 'node:timers/promises';

export type Backoff = {
  /** Waits a little longer each time, and no longer once `signal` aborts; never rejects. */
  wait(signal?: AbortSignal): Promise<void>;
  /** To be called after a success: the next wait is short again. */
  reset(): void;
};

/** Exponential backoff with jitter between half and all of the step, in milliseconds. */
export function createBackoff({ minMs = 100, maxMs = 5_000 } = {}): Backoff {
  let attempts = 0;
  return {
    async wait(signal) {
      const stepMs = Math.min(maxMs, minMs * 2 ** attempts);
      attempts = Math.min(attempts + 1, 30);
      const options = signal ? { signal } : {};
      await sleep(stepMs * (0.5 + Math.random() / 2), undefined, options).catch(() => {});
    },
    reset() {
      attempts = 0;
    },
  };
}
