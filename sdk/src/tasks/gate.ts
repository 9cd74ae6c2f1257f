import { once } from 'node:events';

/** Whether this process is to take triggers: only while its release serves. */
export type Gate = {
  set: (open: boolean) => void;
  /** Resolves when the gate is open; rejects when `signal` aborts. */
  untilOpen: (signal: AbortSignal) => Promise<void>;
  /** Aborts when the gate closes the next time. */
  closing: () => AbortSignal;
};

export function createGate(): Gate {
  const changed = new EventTarget();
  let closing = AbortSignal.abort();
  let close = () => {};
  return {
    set(open) {
      if (open !== closing.aborted) return;
      if (!open) return close();
      const controller = new AbortController();
      closing = controller.signal;
      close = () => controller.abort();
      changed.dispatchEvent(new Event('opened'));
    },
    async untilOpen(signal) {
      signal.throwIfAborted();
      if (closing.aborted) await once(changed, 'opened', { signal });
    },
    closing: () => closing,
  };
}
