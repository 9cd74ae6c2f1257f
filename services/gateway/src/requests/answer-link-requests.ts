import type { NatsWhenThere } from '@patchbay/chassis';
import {
  broker,
  invalid,
  links,
  nats as wire,
  PlatformError,
  unexpected,
  violationsOf,
} from '@patchbay/proto';
import type { Events } from '../events.ts';
import type { SignedLinks } from './signed-links.ts';

type Message = { subject: string; string(): string; respond(payload: string): boolean };

/** Mints links for plugins, over NATS. The subject proves which plugin asks. */
export function answerLinkRequests({
  nats,
  signedLinks,
  events,
}: {
  nats: NatsWhenThere;
  signedLinks: SignedLinks;
  events: Events;
}): void {
  const answer = async (subject: string, text: string): Promise<links.LinkReply> => {
    try {
      const slug = subject.split('.').at(-1) ?? '';
      return { path: await signedLinks.sign(slug, read(text)) };
    } catch (error) {
      if (error instanceof PlatformError) return { error: broker.toReplyError(error) };
      const { id, error: bland } = unexpected(error);
      events.unexpected(error, id);
      return { error: broker.toReplyError(bland) };
    }
  };
  const reply = async (message: Message): Promise<void> => {
    message.respond(JSON.stringify(await answer(message.subject, message.string())));
  };
  nats.whenThere(({ connection }) => {
    connection.subscribe(wire.subjects.link('*'), {
      queue: broker.brokerQueue,
      callback(error, message) {
        if (error) return events.unexpected(error, message.subject);
        void reply(message);
      },
    });
  });
}

function read(text: string): links.LinkRequest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PlatformError('invalid', 'the request is not JSON', { cause });
  }
  const parsed = links.linkRequest.safeParse(json);
  if (parsed.success) return parsed.data;
  throw invalid('the request is not valid', violationsOf(parsed.error));
}
