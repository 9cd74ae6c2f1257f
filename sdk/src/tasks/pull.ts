import { setTimeout as sleep } from 'node:timers/promises';
import type { JetStreamClient, JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import { createBackoff } from '@patchbay/proto';
import type { Gate } from './gate.ts';
import { createLanes, type Lanes } from './lanes.ts';
import type { Slots } from './slots.ts';

/** What ends so soon after a slot was free again is asked for together. */
const gatherMs = 5;
/** How long a trigger that came to a process on standby is kept from coming back to it. */
const standbyMs = 500;
/** The scheduler makes the consumer, perhaps later than this process starts. */
const quietMs = 15_000;

/**
 * Takes messages from the durable consumers of a queue while the gate is open, the highest priority
 * first and never more than there are free slots, until `signal` aborts. While they or NATS are not
 * there it tries again.
 */
export async function pull({
  jetstream,
  stream,
  consumers: names,
  slots,
  gate,
  onMessage,
  signal,
  log,
}: {
  jetstream: JetStreamClient;
  stream: string;
  /** One for each priority, the highest first. */
  consumers: readonly string[];
  slots: Slots;
  gate: Gate;
  /** Takes a message to its end; calls `leave` when another may have its slot. */
  onMessage: (message: JsMsg, leave: () => void) => Promise<void>;
  signal: AbortSignal;
  log: Logger;
}): Promise<void> {
  const backoff = createBackoff({ maxMs: 2_000 });
  let failingSince: number | undefined;
  let lanes: Lanes | undefined;

  while (!signal.aborted) {
    try {
      await gate.untilOpen(signal);
      if (slots.free() === 0) {
        await slots.untilFree(signal);
        await sleep(gatherMs, undefined, { signal });
      }
      lanes ??= createLanes(
        await Promise.all(names.map((name) => jetstream.consumers.get(stream, name))),
      );
      await lanes.fetch(
        slots.free(),
        (message) => {
          // The gate closes in the middle of a batch; what was asked for then goes to others.
          if (!gate.isOpen()) message.nak(standbyMs);
          // After a reconnect the rest of a batch may be asked for twice.
          else if (slots.free() > 0) slots.hold((leave) => onMessage(message, leave));
          else message.nak();
        },
        signal,
      );
      failingSince = undefined;
      backoff.reset();
    } catch (error) {
      if (signal.aborted) return;
      lanes = undefined;
      failingSince ??= Date.now();
      const quiet = Date.now() - failingSince < quietMs;
      log[quiet ? 'debug' : 'warn']({ consumers: names, reason: String(error) }, 'no triggers yet');
      if (!quiet) failingSince = Number.POSITIVE_INFINITY;
      await backoff.wait(signal);
    }
  }
}
