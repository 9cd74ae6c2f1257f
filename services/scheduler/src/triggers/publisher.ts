import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Logger, Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { DueRun } from './claim-store.ts';
import type { Clock } from './clock.ts';
import type { Events } from '../events.ts';
import type { NatsLink } from './nats-link.ts';
import { messageId, runId } from './run-key.ts';
import { markDispatched, type Published } from './dispatch-store.ts';
import { createTurns } from './turns.ts';

export type Publisher = AsyncDisposable & {
  /**
   * Publishes the triggers of due runs. Resolves when each is stored or was given up; one that was
   * not stored stays pending and is taken again. Never rejects.
   */
  publish(runs: readonly DueRun[]): Promise<void>;
};

const encoder = new TextEncoder();
/** Requests of instances are answered behind the acknowledgements of these, and no more. */
const unacknowledgedAtMost = 250;
/** Nearly all have started by then; it is less than the time after which another replica takes them. */
const markAfterMs = 400;
const markAtMost = 1_000;

/**
 * Publishes triggers, pipelined and the plugins in turn, and marks their runs dispatched in batches. Most runs have started
 * before their batch, and need no mark.
 */
export function createPublisher({
  db,
  nats,
  link,
  clock,
  events,
  log,
  onUnpublished,
}: {
  db: Database;
  nats: Nats;
  link: NatsLink;
  clock: Clock;
  events: Events;
  log: Logger;
  /** Told that NATS did not take a trigger. */
  onUnpublished: () => void;
}): Publisher {
  const turns = createTurns({ atOnce: unacknowledgedAtMost });
  const inFlight = new Map<string, Promise<void>>();
  const toMark: Published[] = [];
  let marking: Promise<void> | undefined;

  const mark = async (): Promise<void> => {
    await sleep(markAfterMs);
    while (toMark.length > 0) {
      const batch = toMark.splice(0, markAtMost);
      try {
        for (const run of await markDispatched(db, batch)) events.dispatched(run);
      } catch (error) {
        // They stay pending: their triggers are published again, dropped by JetStream, and marked then.
        log.debug({ err: error, count: batch.length }, 'runs not marked as dispatched');
      }
    }
    marking = undefined;
  };

  const publishOne = (run: DueRun): Promise<void> => {
    const msgID = messageId(run);
    const known = inFlight.get(msgID);
    if (known) return known;
    const publishing = turns
      .take(run.plugin, () => send(run, msgID))
      .finally(() => inFlight.delete(msgID));
    inFlight.set(msgID, publishing);
    return publishing;
  };

  const send = async (run: DueRun, msgID: string): Promise<void> => {
    try {
      const acknowledged = nats.jetstream.publish(
        wire.subjects.trigger(run.plugin, run.queue),
        encoder.encode(JSON.stringify(triggerOf(run))),
        { msgID, timeout: 5_000, expect: { streamName: wire.triggersStream } },
      );
      const { seq } = await link.whileUp(acknowledged);
      events.published(run, { lateMs: clock.nowMs() - run.dueUs / 1000 });
      toMark.push({ ...run, seq });
      marking ??= mark();
    } catch (error) {
      events.publishFailed(run, error);
      onUnpublished();
    }
  };

  return {
    async publish(runs) {
      if (!link.isUp()) return;
      await Promise.all(runs.map(publishOne));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(inFlight.values());
      await marking;
    },
  };
}

function triggerOf(run: DueRun): wire.Trigger {
  const id = runId(run);
  return {
    runId: id,
    attempt: run.attempt,
    scheduleId: String(run.scheduleId),
    plugin: run.plugin,
    task: run.task,
    params: run.params,
    ...(run.space && { space: run.space }),
    scheduledFor: new Date(run.nominalUs / 1000).toISOString(),
    idempotencyKey: id,
    maxRunSeconds: run.maxRunSeconds,
  };
}
