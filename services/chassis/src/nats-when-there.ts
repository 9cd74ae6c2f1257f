import { connectNats, type Nats } from './nats.ts';
import type { Logger } from './log.ts';

export type NatsWhenThere = AsyncDisposable & {
  /** The connection, which may be broken at the moment; undefined before NATS answered at all. */
  current(): Nats | undefined;
  /** Whether NATS was there when last heard of. */
  isUp(): boolean;
  /** Calls `use` as soon as NATS answers for the first time; at once when it has. */
  whenThere(use: (nats: Nats) => void): void;
};

/** A connection to NATS for a service that starts and works without it: nothing waits for it. */
export function natsWhenThere({
  url,
  creds,
  name,
  log,
}: {
  url: string;
  creds: string | undefined;
  name: string;
  log: Logger;
}): NatsWhenThere {
  const stop = new AbortController();
  let nats: Nats | undefined;
  let up = false;

  const watch = async ({ connection }: Nats): Promise<void> => {
    up = true;
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'reconnect') up = type === 'reconnect';
    }
    up = false;
  };
  const connecting = connectNats({ url, creds, name, log, signal: stop.signal }).then(
    (connected) => {
      nats = connected;
      void watch(connected);
      return connected;
    },
    (error: unknown) => {
      if (!stop.signal.aborted) log.error({ err: error }, 'cannot connect to nats');
      return undefined;
    },
  );
  return {
    current: () => nats,
    isUp: () => up,
    whenThere(use) {
      void connecting.then((connected) => {
        if (connected && !stop.signal.aborted) use(connected);
      });
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await (await connecting)?.[Symbol.asyncDispose]();
    },
  };
}
