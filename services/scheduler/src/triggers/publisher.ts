import type { Database, Logger, Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { DueRun } from './claim-store.ts';
import { giveBackRuns } from './pending-store.ts';
import type { Clock } from './clock.ts';
import type { Events } from '../events.ts';
import type { NatsLink } from './nats-link.ts';
import { messageId, runId } from './run-key.ts';
import { graceSeconds } from './grace.ts';
import type { Marker } from './marker.ts';
import { createTurns } from './turns.ts';

export type Publisher = AsyncDisposable & {
  /**
   * Publishes the triggers of due runs. Resolves when each is stored or was given up; one that was
   * not stored stays pending, and any replica that has NATS takes it a second later, or at its `takenUs`
   * if Postgres is away, too. Never rejects. Disposing gives up what has not been sent.
   */
  publish(runs: readonly DueRun[]): Promise<void>;
};

const encoder = new TextEncoder();
/** Requests of instances are answered behind the acknowledgements of these, and no more. */
const unacknowledgedAtMost = 250;

/** Publishes triggers, pipelined and the plugins in turn, and has their runs marked as dispatched. */
export function createPublisher({
  db,
  nats,
  link,
  clock,
  marker,
  events,
  log,
  onUnpublished,
}: {
  db: Database;
  nats: Nats;
  link: NatsLink;
  clock: Clock;
  marker: Marker;
  events: Events;
  log: Logger;
  /** Told that NATS did not take a trigger. */
  onUnpublished: () => void;
}): Publisher {
  const turns = createTurns({ atOnce: unacknowledgedAtMost });
  /** Whether its trigger was stored, by message id. */
  const inFlight = new Map<string, Promise<boolean>>();
  const underWay = new Set<Promise<void>>();
  let ending = false;

  const publishOne = (run: DueRun): Promise<boolean> => {
    const msgID = messageId(run);
    const known = inFlight.get(msgID);
    if (known) return known;
    const publishing = turns
      .take(run.plugin, () => send(run, msgID))
      .finally(() => inFlight.delete(msgID));
    inFlight.set(msgID, publishing);
    return publishing;
  };

  const send = async (run: DueRun, msgID: string): Promise<boolean> => {
    if (ending || !link.isUp()) return false;
    const { scheduleId, nominalUs, generation, attempt, redeliveries } = run;
    try {
      const acknowledged = nats.jetstream.publish(
        wire.subjects.trigger(run.plugin, run.queue),
        encoder.encode(JSON.stringify(triggerOf(run))),
        { msgID, timeout: 5_000, expect: { streamName: wire.triggersStream } },
      );
      const { seq } = await link.whileUp(acknowledged);
      events.published(run, { lateMs: clock.nowMs() - run.dueUs / 1000 });
      marker.add({ scheduleId, nominalUs, generation, attempt, redeliveries, seq }, run.takenUs);
      return true;
    } catch (error) {
      events.publishFailed(run, error);
      onUnpublished();
      return false;
    }
  };

  /** What would be taken later than in a second. */
  const giveUp = async (runs: readonly DueRun[]): Promise<void> => {
    const soonUs = (clock.nowMs() + graceSeconds * 1000) * 1000;
    const patient = runs.filter(({ takenUs }) => takenUs > soonUs);
    await giveBackRuns(db, patient, { inSeconds: graceSeconds }).catch((error: unknown) => {
      log.debug({ err: error, count: patient.length }, 'unpublished runs not given back');
    });
  };

  const publishAll = async (runs: readonly DueRun[]): Promise<void> => {
    const stored = await Promise.all(runs.map(publishOne));
    await giveUp(runs.filter((_, index) => !stored[index]));
  };

  return {
    publish(runs) {
      const publishing = publishAll(runs).finally(() => underWay.delete(publishing));
      underWay.add(publishing);
      return publishing;
    },
    async [Symbol.asyncDispose]() {
      ending = true;
      await Promise.all(underWay);
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
