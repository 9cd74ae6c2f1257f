import {
  broker,
  invalid,
  PlatformError,
  unexpected,
  explained,
  violationsOf,
  type Json,
} from '@patchbay/proto';
import type { z } from 'zod';
import type { NatsWhenThere } from './nats-when-there.ts';

type Message = { subject: string; string(): string; respond(payload: string): boolean };

/**
 * Answers what plugins ask over NATS on `subject`, which ends in `*` for the plugin: who may publish
 * there has proven to be that plugin. Each request goes to one process of `queue`. What `answer` throws
 * is the reply's `error`; what is no PlatformError is told to `onUnexpected` instead, under the id that
 * the plugin is given.
 */
export function answerPlugins<Schema extends z.ZodType>({
  nats,
  subject,
  queue,
  schema,
  answer,
  onUnexpected,
}: {
  nats: NatsWhenThere;
  subject: string;
  queue: string;
  schema: Schema;
  answer: (plugin: string, request: z.output<Schema>) => Promise<unknown>;
  onUnexpected: (error: unknown, id: string) => void;
}): void {
  const answerOrError = async (plugin: string, text: string): Promise<unknown> => {
    try {
      return await answer(plugin, read(text, schema));
    } catch (error) {
      if (error instanceof PlatformError) return { error: broker.toReplyError(error) };
      const { id, error: bland } = unexpected(error);
      onUnexpected(error, id);
      return { error: broker.toReplyError(bland) };
    }
  };
  const reply = async (message: Message): Promise<void> => {
    const plugin = message.subject.split('.').at(-1) ?? '';
    const answered = await answerOrError(plugin, message.string());
    try {
      message.respond(JSON.stringify(answered));
    } catch (error) {
      onUnexpected(error, message.subject);
    }
  };
  nats.whenThere(({ connection }) => {
    connection.subscribe(subject, {
      queue,
      callback(error, message) {
        if (error) onUnexpected(error, subject);
        else void reply(message);
      },
    });
  });
}

function read<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch (cause) {
    throw new PlatformError('invalid', 'the request is not JSON', { cause });
  }
  const parsed = schema.safeParse(json, explained);
  if (parsed.success) return parsed.data;
  throw invalid('the request is not valid', violationsOf(parsed.error));
}
