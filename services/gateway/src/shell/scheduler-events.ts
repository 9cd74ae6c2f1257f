import { createBackoff, createClient, health } from '@patchbay/proto';

/**
 * Calls `onChange` when the scheduler goes away, comes back, or can or cannot do its work: what it would
 * tell of runs over NATS, it does not tell then.
 */
export function followScheduler({
  address,
  token,
  onChange,
}: {
  address: string;
  token: string;
  onChange: () => void;
}): AsyncDisposable {
  const client = createClient(health, { address, token });
  const stop = new AbortController();
  const { signal } = stop;
  const following = (async () => {
    const backoff = createBackoff({ maxMs: 5_000 });
    let isThere = false;
    while (!signal.aborted) {
      try {
        for await (const _status of client.watch({}, { signal })) {
          isThere = true;
          onChange();
        }
      } catch {
        /* It is away, and asked again. */
      }
      if (signal.aborted) return;
      if (isThere) onChange();
      isThere = false;
      backoff.resetIfLasted();
      await backoff.wait(signal);
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await following;
      client[Symbol.dispose]();
    },
  };
}
