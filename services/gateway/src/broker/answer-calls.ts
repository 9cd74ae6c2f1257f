import { setTimeout as sleep } from 'node:timers/promises';
import type { Nats, NatsWhenThere } from '@patchbay/chassis';
import {
  broker,
  explained,
  invalid,
  PlatformError,
  unexpected,
  violationsOf,
} from '@patchbay/proto';
import type { Events } from '../events.ts';
import type { People } from './people.ts';
import type { PluginCaller } from './plugin-caller.ts';

type Message = Parameters<
  NonNullable<NonNullable<Parameters<Nats['connection']['subscribe']>[1]>['callback']>
>[1];

const stillWorkingMs = 2_000;
/** How long calls under way may still take when the gateway stops. */
const drainMs = 3_000;

/**
 * Answers what other services ask plugins through the platform, over NATS. While a plugin works on it,
 * whoever asks is told so every two seconds. Disposing takes no more, and lets what is under way end.
 */
export function answerCalls({
  nats,
  caller,
  people,
  events,
}: {
  nats: NatsWhenThere;
  caller: PluginCaller;
  people: People;
  events: Events;
}): AsyncDisposable {
  const underWay = new Set<Promise<void>>();
  let stop = async (): Promise<void> => {};

  const answer = async (message: Message): Promise<broker.BrokerReply> => {
    try {
      const request = read(message);
      const { plugin, call, payload, deadlineMs, actor, space } = request;
      const acting = people(actor);
      return { ok: await caller.call({ plugin, call, payload, deadlineMs, acting, space }) };
    } catch (error) {
      return { error: broker.toReplyError(asPlatformError(error, events)) };
    }
  };

  const take = async (message: Message): Promise<void> => {
    const say = (reply: broker.BrokerReply) => message.respond(JSON.stringify(reply));
    const working = setInterval(() => say({ working: true }), stillWorkingMs);
    try {
      say(sendable(await answer(message)));
    } catch (error) {
      events.unexpected(error, broker.brokerSubject);
    } finally {
      clearInterval(working);
    }
  };

  const begin = (message: Message): void => {
    const taking = take(message).finally(() => underWay.delete(taking));
    underWay.add(taking);
  };

  nats.whenThere(({ connection }) => {
    const subscription = connection.subscribe(broker.brokerSubject, {
      queue: broker.brokerQueue,
      callback(error, message) {
        if (error) return events.unexpected(error, broker.brokerSubject);
        begin(message);
      },
    });
    stop = () => subscription.drain();
  });

  return {
    async [Symbol.asyncDispose]() {
      const deadline = sleep(drainMs, undefined, { ref: false });
      await Promise.race([stop().catch(() => {}), deadline]);
      await Promise.race([Promise.all(underWay), deadline]);
    },
  };
}

function read(message: Message): broker.BrokerRequest {
  let json: unknown;
  try {
    json = message.json();
  } catch (cause) {
    throw new PlatformError('invalid', 'the request is not JSON', { cause });
  }
  const parsed = broker.brokerRequest.safeParse(json, explained);
  if (parsed.success) return parsed.data;
  throw invalid('the request is not valid', violationsOf(parsed.error));
}

function asPlatformError(error: unknown, events: Events): PlatformError {
  if (error instanceof PlatformError) return error;
  const { id, error: bland } = unexpected(error);
  events.unexpected(error, id);
  return bland;
}

/** A message of NATS holds an answer of `maxCallBytes`; JSON of it may still be longer. */
function sendable(reply: broker.BrokerReply): broker.BrokerReply {
  if (Buffer.byteLength(JSON.stringify(reply)) <= broker.maxCallBytes + 1_000) return reply;
  const message = `the answer is larger than ${broker.maxCallBytes} bytes`;
  return { error: { code: 'too_large', message } };
}
