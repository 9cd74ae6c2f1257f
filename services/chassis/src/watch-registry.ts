import { createBackoff, type CallOptions, type PlatformError } from '@patchbay/proto';
import type { Logger } from './log.ts';

export type RegistryWatch = AsyncDisposable & {
  /** Why there is no connection to the registry; undefined while there is one. */
  trouble(): string | undefined;
  /** Why what it told last was not taken; undefined when it was. */
  refusal(): string | undefined;
  /** How many of its responses were not taken, since the start. */
  refusals(): number;
};

/**
 * Watches something of the registry, reconnecting for ever. `apply` is called with each response and
 * throws at one that cannot be, before it changes anything: then the watch begins anew. `onTrouble` is
 * called when the registry goes away, and when it begins to tell what cannot be.
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
  /** Opens a watch of the `whole`, else one that goes on after what was heard. */
  watch: (options: CallOptions, from: { whole: boolean }) => AsyncIterable<Response>;
  apply: (response: Response) => void;
  onTrouble?: (() => void) | undefined;
}): RegistryWatch {
  let trouble: string | undefined = 'not connected yet';
  let refusal: string | undefined;
  let refusals = 0;
  const stop = new AbortController();

  const lost = (reason: string): void => {
    const isNews = trouble === undefined;
    trouble = reason;
    if (isNews) onTrouble?.();
  };

  const take = (response: Response): void => {
    try {
      apply(response);
      refusal = undefined;
    } catch (error) {
      refusal = (error as Error).message;
      refusals++;
      throw error;
    }
  };

  const following = (async () => {
    const backoff = createBackoff({ maxMs: 2_000 });
    while (!stop.signal.aborted) {
      try {
        // A watch that resumes is told nothing until something changes.
        const onOpen = () => void (trouble = undefined);
        // After what could not be nothing may follow for long: the whole shows whether all is well.
        const from = { whole: refusal !== undefined };
        for await (const response of watch({ signal: stop.signal, onOpen }, from)) {
          trouble = undefined;
          take(response);
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
      backoff.resetIfLasted();
      await backoff.wait(stop.signal);
    }
  })();

  return {
    trouble: () => trouble,
    refusal: () => refusal,
    refusals: () => refusals,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await following;
    },
  };
}
