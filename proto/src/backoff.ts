import { setTimeout as sleep } from 'node:timers/promises';

export type Backoff = {
  /** Waits a little longer each time, and no longer once `signal` aborts; never rejects. */
  wait(signal?: AbortSignal): Promise<void>;
  /** To be called after a success: the next wait is short again. */
  reset(): void;
  /**
   * To be called when what was begun after the last wait has ended, such as a stream: the next wait is short
   * again if that went on for longer than the longest wait. What is opened and cut again at once is then
   * opened ever more seldom.
   */
  resetIfLasted(): void;
};

/** Exponential backoff with jitter between half and all of the step, in milliseconds. */
export function createBackoff({ minMs = 100, maxMs = 5_000 } = {}): Backoff {
  let attempts = 0;
  let beganAt = performance.now();
  return {
    async wait(signal) {
      const stepMs = Math.min(maxMs, minMs * 2 ** attempts);
      attempts = Math.min(attempts + 1, 30);
      const options = signal ? { signal } : {};
      await sleep(stepMs * (0.5 + Math.random() / 2), undefined, options).catch(() => {});
      beganAt = performance.now();
    },
    reset() {
      attempts = 0;
    },
    resetIfLasted() {
      if (performance.now() - beganAt > maxMs) attempts = 0;
    },
  };
}
