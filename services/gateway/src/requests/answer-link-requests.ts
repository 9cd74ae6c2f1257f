import type { KnownSpace, NatsWhenThere } from '@patchbay/chassis';
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
  activeIn,
  events,
}: {
  nats: NatsWhenThere;
  signedLinks: SignedLinks;
  /** @throws PlatformError `not_found` when there is no such space, or the plugin is not active there. */
  activeIn: (slug: string, idOrSlug: string) => KnownSpace;
  events: Events;
}): void {
  const answer = async (subject: string, text: string): Promise<links.LinkReply> => {
    try {
      const slug = subject.split('.').at(-1) ?? '';
      const { path, seconds, space } = read(text);
      const place = space === undefined ? undefined : activeIn(slug, space);
      return { path: await signedLinks.sign(slug, { path, seconds, space: place }) };
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
