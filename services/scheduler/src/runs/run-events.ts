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
 * what happens to a plugin's runs meanwhile is one message. While NATS is away nothing is said.
 */
export function createRunEvents({
  link,
  connection,
}: {
  link: NatsLink;
  connection: Nats['connection'];
}): (run: Subject, state: string) => void {
  const waiting = new Map<string, wire.RunEvent[]>();

  const send = (): void => {
    const plugins = [...waiting];
    waiting.clear();
    if (!link.isUp() || connection.isClosed()) return;
    for (const [plugin, changes] of plugins) {
      while (changes.length > 0) {
        const events = changes.splice(0, wire.runEventsAtMost);
        const payload = encoder.encode(JSON.stringify({ events }));
        connection.publish(wire.subjects.runEvents(plugin), payload);
      }
    }
  };

  return (run, state) => {
    if (waiting.size === 0) setTimeout(send, togetherMs).unref();
    const { plugin, task, scheduleId } = run;
    const event = { runId: runId(run), scheduleId: String(scheduleId), plugin, task, state };
    const earlier = waiting.get(plugin);
    if (earlier) earlier.push(event);
    else waiting.set(plugin, [event]);
  };
}
