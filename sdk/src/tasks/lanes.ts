import type { Consumer, ConsumerMessages } from '@nats-io/jetstream';

/** The lanes of one queue, the highest priority first. */
export type Lanes = {
  /**
   * Asks for up to `max` messages: of the first lane that has some, and while none has, of whichever
   * gets some. What comes is handed to `onMessage`; resolves when no more is to be expected.
   */
  fetch(max: number, onMessage: Take, signal: AbortSignal): Promise<void>;
};

type Message = ConsumerMessages extends AsyncIterable<infer Each> ? Each : never;
type Take = (message: Message) => void;

const expiresMs = 10_000;
const waitingMs = 1_000;

export function createLanes(consumers: readonly Consumer[]): Lanes {
  const [only] = consumers;
  if (consumers.length === 1 && only) {
    return { fetch: (max, take, signal) => fetchFrom(only, { max, expiresMs }, take, signal) };
  }
  return {
    async fetch(max, take, signal) {
      for (const consumer of consumers) {
        const { num_pending: waiting } = await consumer.info();
        if (waiting === 0) continue;
        const asked = { max: Math.min(max, waiting), expiresMs: waitingMs };
        return fetchFrom(consumer, asked, take, signal);
      }
      const first = new AbortController();
      const takeFirst: Take = (message) => {
        first.abort();
        take(message);
      };
      const either = AbortSignal.any([signal, first.signal]);
      await Promise.all(
        consumers.map((consumer) => fetchFrom(consumer, { max, expiresMs }, takeFirst, either)),
      );
    },
  };
}

async function fetchFrom(
  consumer: Consumer,
  { max, expiresMs: expires }: { max: number; expiresMs: number },
  take: Take,
  signal: AbortSignal,
): Promise<void> {
  const messages = await consumer.fetch({ max_messages: max, expires });
  const stop = () => void messages.close();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    for await (const message of messages) take(message);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
