import { createBackoff, type CallOptions, type PlatformError } from '@patchbay/proto';
import type { Logger } from './log.ts';

export type RegistryWatch = AsyncDisposable & {
  /** Why there is no connection to the registry; undefined while there is one. */
  trouble(): string | undefined;
};

/**
 * Watches something of the registry, reconnecting for ever. `apply` is called with each response,
 * `onTrouble` when the registry goes away.
 */
export function watchRegistry<Response>({
  what,
  address,
  log,
  watch,
  apply,
  onTrouble,
}: {
  /** Told in the log. */
  what: string;
  address: string;
  log: Logger;
  /** Opens a watch that goes on after what was heard. */
  watch: (options: CallOptions) => AsyncIterable<Response>;
  apply: (response: Response) => void;
  onTrouble?: (() => void) | undefined;
}): RegistryWatch {
  let trouble: string | undefined = 'not connected yet';
  const stop = new AbortController();

  const lost = (reason: string): void => {
    const isNews = trouble === undefined;
    trouble = reason;
    if (isNews) onTrouble?.();
  };

  const following = (async () => {
    const backoff = createBackoff({ maxMs: 2_000 });
    while (!stop.signal.aborted) {
      try {
        // A watch that resumes is told nothing until something changes.
        const onOpen = () => void (trouble = undefined);
        for await (const response of watch({ signal: stop.signal, onOpen })) {
          backoff.reset();
          trouble = undefined;
          apply(response);
        }
        lost('the registry ended the watch');
      } catch (error) {
        if (stop.signal.aborted) return;
        const { message } = error as PlatformError;
        const about = { registry: address, what, reason: message };
        if (trouble === undefined) log.warn(about, 'lost the registry');
        else if (trouble !== message) log.info(about, 'waiting for the registry');
        lost(message);
      }
      await backoff.wait(stop.signal);
    }
  })();

  return {
    trouble: () => trouble,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await following;
    },
  };
}
