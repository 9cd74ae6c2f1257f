import { once } from 'node:events';

/** How many runs a process may have at a time. */
export type Slots = {
  free(): number;
  busy(): number;
  /** Holds a slot until `work` settles. */
  hold(work: Promise<unknown>): void;
  /** Resolves when a slot is free; rejects when `signal` aborts. */
  untilFree(signal: AbortSignal): Promise<void>;
  /** Resolves when every slot is free; rejects when `signal` aborts. */
  untilIdle(signal: AbortSignal): Promise<void>;
};

export function createSlots(count: number): Slots {
  const released = new EventTarget();
  let busy = 0;

  const until = async (condition: () => boolean, signal: AbortSignal) => {
    signal.throwIfAborted();
    while (!condition()) await once(released, 'released', { signal });
  };
  const release = () => {
    busy -= 1;
    released.dispatchEvent(new Event('released'));
  };

  return {
    free: () => count - busy,
    busy: () => busy,
    hold(work) {
      busy += 1;
      work.then(release, release);
    },
    untilFree: (signal) => until(() => busy < count, signal),
    untilIdle: (signal) => until(() => busy === 0, signal),
  };
}
