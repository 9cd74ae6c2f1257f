import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, Nats } from '@patchbay/chassis';
import { nats as wire, violationsOf } from '@patchbay/proto';
import type { Msg } from '@nats-io/transport-node';
import type { z } from 'zod';
import type { Events } from '../events.ts';

const queueGroup = 'scheduler';
/** NATS may be away, and then nothing more arrives anyway. */
const longestDrainMs = 1_000;
const encoder = new TextEncoder();

/**
 * Answers the requests on `subject`, each by one replica. `answer` is given the plugin that the
 * subject names, which is the plugin whose credentials sent it. A request that cannot be read is
 * dropped; one for which `answer` throws gets no reply, and its sender asks
 * again. Disposing answers what has arrived.
 */
export function respond<Schema extends z.ZodType>({
  nats,
  subject,
  schema,
  answer,
  events,
  log,
}: {
  nats: Nats;
  /** With `*` for the plugin. */
  subject: string;
  schema: Schema;
  answer: (plugin: string, request: z.output<Schema>) => Promise<unknown>;
  events: Events;
  log: Logger;
}): AsyncDisposable {
  const underWay = new Set<Promise<void>>();

  const reply = async (message: Msg): Promise<void> => {
    const parsed = schema.safeParse(parseJson(message.string()));
    if (!parsed.success) {
      const problem = violationsOf(parsed.error).map((it) => `${it.field}: ${it.message}`);
      return events.malformed({ subject: message.subject, problem: problem.join('; ') });
    }
    try {
      const answered = await answer(wire.pluginOf(message.subject), parsed.data);
      message.respond(encoder.encode(JSON.stringify(answered)));
    } catch (error) {
      log.warn({ err: error, subject: message.subject }, 'request not answered');
    }
  };

  const take = (message: Msg): void => {
    const replying = reply(message).finally(() => underWay.delete(replying));
    underWay.add(replying);
  };

  const subscription = nats.connection.subscribe(subject, {
    queue: queueGroup,
    callback(error, message) {
      if (error) log.error({ err: error, subject }, 'cannot take requests');
      else take(message);
    },
  });

  return {
    async [Symbol.asyncDispose]() {
      const drained = subscription.drain().catch(() => {});
      await Promise.race([drained, sleep(longestDrainMs, undefined, { ref: false })]);
      await Promise.all(underWay);
    },
  };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
