import { connectNats, type Logger } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';

/**
 * Calls `onRun` when a run changes, as NATS tells it. It is only for pages that are open: without
 * NATS everything works but the runs on them stand still, so nothing waits for the connection.
 */
export function followRuns({
  url,
  creds,
  log,
  onRun,
}: {
  url: string;
  creds: string | undefined;
  log: Logger;
  onRun: () => void;
}): AsyncDisposable {
  const stop = new AbortController();
  const connecting = connectNats({ url, creds, name: 'gateway', log, signal: stop.signal }).then(
    (nats) => {
      nats.connection.subscribe(wire.subjects.runEvent('*'), {
        callback: (error) => {
          if (!error) onRun();
        },
      });
      return nats;
    },
    (error: unknown) => {
      if (!stop.signal.aborted) log.error({ err: error }, 'cannot connect to nats');
      return undefined;
    },
  );
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await (await connecting)?.[Symbol.asyncDispose]();
    },
  };
}
