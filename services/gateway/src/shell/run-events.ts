import type { NatsWhenThere } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';

/**
 * Calls `onRun` when runs change, as NATS tells it. It is only for pages that are open: without
 * NATS everything works but the runs on them stand still.
 */
export function followRuns({ nats, onRun }: { nats: NatsWhenThere; onRun: () => void }): void {
  nats.whenThere(({ connection }) => {
    connection.subscribe(wire.subjects.runEvents('*'), {
      callback: (error) => {
        if (!error) onRun();
      },
    });
  });
}
