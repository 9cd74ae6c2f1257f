import {
  ensureStream,
  newId,
  schemaViolations,
  type Nats,
  type NatsWhenThere,
} from '@patchbay/chassis';
import { createBackoff, invalid, nats as wire, PlatformError, type broker } from '@patchbay/proto';
import type { Events } from '../events.ts';
import type { Acting } from '../requests/identity.ts';
import type { PointAsker, PointQuestion } from './ask-point.ts';
import type { People } from './people.ts';
import type { PluginCaller } from './plugin-caller.ts';
import type { Skips } from './skips.ts';

export type Notices = AsyncDisposable & {
  /**
   * Has all who contribute to a point told, at least once, and resolves to how many, once that is
   * certain. One that is away is told when it is back, within a week.
   */
  add(question: PointQuestion): Promise<number>;
};

type Deps = {
  nats: NatsWhenThere;
  asker: PointAsker;
  caller: PluginCaller;
  people: People;
  skips: Skips;
  events: Events;
};

const stream = {
  name: wire.noticesStream,
  subjects: [wire.subjects.notice('*')],
  retention: 'workqueue' as const,
  maxAgeSeconds: 7 * 86_400,
  maxBytes: 256 * 1024 * 1024,
};
/** A plugin that answers with an error this often is not told. */
const attempts = 8;
const atOnce = 50;

/** Tells plugins what happened, by points of the mode `notify`: through JetStream, so that it lasts. */
export function createNotices(deps: Deps): Notices {
  const { nats, asker } = deps;
  const stop = new AbortController();

  const consume = async (there: Nats): Promise<void> => {
    const backoff = createBackoff({ maxMs: 5_000 });
    while (!stop.signal.aborted) {
      try {
        await ensureStream(there, stream, {
          name: wire.noticesConsumer,
          ackWaitSeconds: 90,
          atOnce,
        });
        const consumer = await there.jetstream.consumers.get(stream.name, wire.noticesConsumer);
        const messages = await consumer.consume({ max_messages: atOnce });
        // It is closed when the loop below has come to its end, so nobody may wait for that before.
        const close = () => void messages.close();
        stop.signal.addEventListener('abort', close, { once: true });
        if (stop.signal.aborted) close();
        try {
          for await (const message of messages) void tell(deps, message);
        } finally {
          stop.signal.removeEventListener('abort', close);
        }
      } catch (error) {
        if (stop.signal.aborted) return;
        deps.events.unexpected(error, stream.name);
        await backoff.wait(stop.signal);
      }
    }
  };
  let consuming: Promise<void> | undefined;
  nats.whenThere((there) => void (consuming = consume(there)));

  return {
    async add(question) {
      const { placed, payload, acting, space } = question;
      const { point } = placed;
      const wrong = point.input ? schemaViolations(point.input, 'payload', payload) : [];
      if (wrong.length > 0) throw invalid(`"${point.id}" cannot be told`, wrong);
      const there = nats.current();
      if (!there || !nats.isUp()) {
        throw new PlatformError('unavailable', 'nats, by which plugins are told, is away');
      }
      const told = asker.list(question).map(({ plugin, id }) => ({
        id: newId(),
        plugin: plugin.slug,
        point: point.id,
        contribution: id,
        payload,
        deadlineMs: point.deadlineMs,
        actor: actorOf(acting),
        space: space?.id,
      }));
      await Promise.all(
        told.map((notice) =>
          there.jetstream.publish(wire.subjects.notice(notice.plugin), JSON.stringify(notice), {
            msgID: notice.id,
            expect: { streamName: stream.name },
          }),
        ),
      );
      return told.length;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await consuming;
    },
  };
}

type Message = {
  json(): unknown;
  ack(): void;
  nak(delayMs?: number): void;
  term(reason?: string): void;
  info: { deliveryCount: number };
};

async function tell({ caller, people, skips, events }: Deps, message: Message): Promise<void> {
  try {
    const notice = wire.notice.parse(message.json());
    const { plugin, point, contribution, payload, deadlineMs, actor, space } = notice;
    const call = `point/${point}/${contribution}`;
    try {
      const acting = people(actor);
      await caller.call({ plugin, call, payload, deadlineMs, acting, space });
      message.ack();
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const { deliveryCount } = message.info;
      const pauseMs = 1_000 * 2 ** Math.min(deliveryCount, 8);
      if (error.code === 'unavailable') return message.nak(pauseMs);
      skips.note({ plugin, point, contribution, reason: error.message });
      if (deliveryCount >= attempts) message.term(error.message);
      else message.nak(pauseMs);
    }
  } catch (error) {
    events.unexpected(error, stream.name);
    message.term('it cannot be read');
  }
}

function actorOf({ sub }: Acting): broker.Actor {
  if (sub === 'platform') return sub;
  return sub.startsWith('plugin:') ? (sub as `plugin:${string}`) : `user:${sub}`;
}
