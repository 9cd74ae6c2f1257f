import { once } from 'node:events';

/** How many runs a process may have at a time. */
export type Slots = {
  free(): number;
  /**
   * Holds a slot until `work` calls `leave`, or settles. Of those that have left no more may be unsettled
   * than there are slots: others keep their slot.
   */
  hold(work: (leave: () => void) => Promise<unknown>): void;
  /** Resolves when a slot is free; rejects when `signal` aborts. */
  untilFree(signal: AbortSignal): Promise<void>;
  /** Resolves when all work has settled; rejects when `signal` aborts. */
  untilIdle(signal: AbortSignal): Promise<void>;
};

export function createSlots(count: number): Slots {
  const changed = new EventTarget();
  let busy = 0;
  let left = 0;

  const free = () => count - busy - Math.max(0, left - count);
  const until = async (condition: () => boolean, signal: AbortSignal) => {
    signal.throwIfAborted();
    while (!condition()) await once(changed, 'changed', { signal });
  };
  const tell = () => void changed.dispatchEvent(new Event('changed'));

  return {
    free,
    hold(work) {
      let holds = true;
      busy += 1;
      const leave = () => {
        if (!holds) return;
        holds = false;
        busy -= 1;
        left += 1;
        tell();
      };
      const settle = () => {
        leave();
        left -= 1;
        tell();
      };
      work(leave).then(settle, settle);
    },
    untilFree: (signal) => until(() => free() > 0, signal),
    untilIdle: (signal) => until(() => busy + left === 0, signal),
  };
}
