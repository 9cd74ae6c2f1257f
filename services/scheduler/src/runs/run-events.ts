import type { Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { NatsLink } from '../triggers/nats-link.ts';
import { runId, type RunKey } from '../triggers/run-key.ts';

/** A run whose state has changed. */
export type Subject = RunKey & { plugin: string; task: string };

const togetherMs = 50;
const encoder = new TextEncoder();

/**
 * Says that a run's state has changed, to whoever shows runs: at most once, and 50 ms later, so that
 * what happens meanwhile leaves in one write. While NATS is away nothing is said.
 */
export function createRunEvents({
  link,
  connection,
}: {
  link: NatsLink;
  connection: Nats['connection'];
}): (run: Subject, state: string) => void {
  const waiting: wire.RunEvent[] = [];

  const send = (): void => {
    const events = waiting.splice(0);
    if (!link.isUp() || connection.isClosed()) return;
    for (const event of events) {
      const subject = wire.subjects.runEvent(event.plugin);
      connection.publish(subject, encoder.encode(JSON.stringify(event)));
    }
  };

  return (run, state) => {
    if (waiting.length === 0) setTimeout(send, togetherMs).unref();
    const { plugin, task, scheduleId } = run;
    waiting.push({ runId: runId(run), scheduleId: String(scheduleId), plugin, task, state });
  };
}
