import type { Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { CancelledRun } from './cancel-store.ts';
import type { Events } from '../events.ts';
import { runId } from '../triggers/run-key.ts';

const encoder = new TextEncoder();

/**
 * Tells about cancelled runs, and the instances of those that run to end them. One that does not hear
 * it is told again with the answer to its next heartbeat.
 */
export function tellCancelled(
  { nats, events }: { nats: Nats; events: Events },
  runs: readonly CancelledRun[],
  { by }: { by: string },
): void {
  for (const run of runs) {
    events.cancelled(run, by);
    if (run.state !== 'running' || nats.connection.isClosed()) continue;
    const order: wire.CancelOrder = { runId: runId(run), attempt: run.attempt, by };
    nats.connection.publish(
      wire.subjects.cancel(run.plugin),
      encoder.encode(JSON.stringify(order)),
    );
  }
}
