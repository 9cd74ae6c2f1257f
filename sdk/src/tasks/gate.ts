import { once } from 'node:events';

/** Whether this process is to take triggers: only while its release serves. */
export type Gate = {
  set: (open: boolean) => void;
  isOpen: () => boolean;
  /** Resolves when the gate is open; rejects when `signal` aborts. */
  untilOpen: (signal: AbortSignal) => Promise<void>;
};

export function createGate(): Gate {
  const changed = new EventTarget();
  let open = false;
  return {
    set(next) {
      open = next;
      if (open) changed.dispatchEvent(new Event('opened'));
    },
    isOpen: () => open,
    async untilOpen(signal) {
      signal.throwIfAborted();
      if (!open) await once(changed, 'opened', { signal });
    },
  };
}
