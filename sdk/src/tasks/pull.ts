import type { JetStreamClient, JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import { createBackoff } from '@patchbay/proto';
import type { Gate } from './gate.ts';
import type { Slots } from './slots.ts';

const expiresMs = 10_000;
/** How long a trigger that came to a process on standby is kept from coming back to it. */
const standbyMs = 500;
/** The scheduler makes the consumer, perhaps later than this process starts. */
const quietMs = 15_000;

/**
 * Takes messages from a durable consumer while the gate is open, never more than there are free slots,
 * until `signal` aborts.
 * While the consumer or NATS is not there it tries again.
 */
export async function pull({
  jetstream,
  stream,
  consumer: name,
  slots,
  gate,
  onMessage,
  signal,
  log,
}: {
  jetstream: JetStreamClient;
  stream: string;
  consumer: string;
  slots: Slots;
  gate: Gate;
  onMessage: (message: JsMsg) => Promise<void>;
  signal: AbortSignal;
  log: Logger;
}): Promise<void> {
  const backoff = createBackoff({ maxMs: 2_000 });
  let failingSince: number | undefined;
  let consumer: Awaited<ReturnType<JetStreamClient['consumers']['get']>> | undefined;

  while (!signal.aborted) {
    try {
      await gate.untilOpen(signal);
      await slots.untilFree(signal);
      consumer ??= await jetstream.consumers.get(stream, name);
      const messages = await consumer.fetch({ max_messages: slots.free(), expires: expiresMs });
      const stop = () => void messages.close();
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      try {
        for await (const message of messages) {
          // The gate closes in the middle of a batch; what was asked for then goes to others.
          if (!gate.isOpen()) message.nak(standbyMs);
          // After a reconnect the rest of a batch may be asked for twice.
          else if (slots.free() > 0) slots.hold(onMessage(message));
          else message.nak();
        }
      } finally {
        signal.removeEventListener('abort', stop);
      }
      failingSince = undefined;
      backoff.reset();
    } catch (error) {
      if (signal.aborted) return;
      consumer = undefined;
      failingSince ??= Date.now();
      const quiet = Date.now() - failingSince < quietMs;
      log[quiet ? 'debug' : 'warn']({ consumer: name, reason: String(error) }, 'no triggers yet');
      if (!quiet) failingSince = Number.POSITIVE_INFINITY;
      await backoff.wait(signal);
    }
  }
}
