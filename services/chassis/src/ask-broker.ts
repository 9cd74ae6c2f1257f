import { createInbox, type Msg } from '@nats-io/transport-node';
import { broker, PlatformError, type Json } from '@patchbay/proto';
import type { NatsWhenThere } from './nats-when-there.ts';

/** A gateway says every two seconds that it is still at work. */
const silenceMs = 6_000;
const noResponders = 503;

/**
 * Asks a plugin through any one gateway, and resolves to its answer.
 *
 * @throws PlatformError the plugin's own; `unavailable` when no gateway or no instance of the plugin
 * answers; `timeout` when the plugin takes longer than `deadlineMs`; `too_large`.
 */
export async function askBroker(nats: NatsWhenThere, request: broker.BrokerRequest): Promise<Json> {
  const { plugin, call } = request;
  const connection = nats.current()?.connection;
  if (!connection || !nats.isUp()) {
    throw unanswered(plugin, call, 'nats, over which it is asked, is away');
  }
  const bytes = JSON.stringify(request);
  if (Buffer.byteLength(bytes) > broker.maxCallBytes) {
    const message = `what plugin "${plugin}" is asked by ${call} is larger than ${broker.maxCallBytes} bytes`;
    throw new PlatformError('too_large', message);
  }
  const answer = Promise.withResolvers<Json>();
  const onSilence = () =>
    answer.reject(unanswered(plugin, call, 'the gateway that was to ask it has gone silent'));
  let silence = setTimeout(onSilence, silenceMs);
  const inbox = createInbox();
  const subscription = connection.subscribe(inbox, {
    callback(error, message) {
      if (error) return answer.reject(error);
      clearTimeout(silence);
      silence = setTimeout(onSilence, silenceMs);
      if (isWithoutGateway(message)) {
        return answer.reject(unanswered(plugin, call, 'no gateway is running'));
      }
      settle(message, answer);
    },
  });
  try {
    connection.publish(broker.brokerSubject, bytes, { reply: inbox });
    return await answer.promise;
  } finally {
    clearTimeout(silence);
    subscription.unsubscribe();
  }
}

function settle(message: Msg, { resolve, reject }: PromiseWithResolvers<Json>): void {
  let reply;
  try {
    reply = broker.brokerReply.parse(message.json());
  } catch (error) {
    return reject(error);
  }
  if ('ok' in reply) resolve(reply.ok);
  else if ('error' in reply) reject(broker.fromReplyError(reply.error));
}

function isWithoutGateway({ data, headers }: Msg): boolean {
  return data.length === 0 && headers?.code === noResponders;
}

function unanswered(plugin: string, call: string, why: string): PlatformError {
  return new PlatformError(
    'unavailable',
    `plugin "${plugin}" cannot be asked (${call}): ${why}; try again in a moment`,
  );
}
