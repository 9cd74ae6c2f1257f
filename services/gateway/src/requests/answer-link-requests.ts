import { answerPlugins, type KnownSpace, type NatsWhenThere } from '@patchbay/chassis';
import { broker, links, nats as wire } from '@patchbay/proto';
import type { Events } from '../events.ts';
import type { SignedLinks } from './signed-links.ts';

/** Mints links for plugins, over NATS. */
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
  answerPlugins({
    nats,
    subject: wire.subjects.link('*'),
    queue: broker.brokerQueue,
    schema: links.linkRequest,
    async answer(slug, { path, seconds, space }): Promise<links.LinkReply> {
      const place = space === undefined ? undefined : activeIn(slug, space);
      return { path: await signedLinks.sign(slug, { path, seconds, space: place }) };
    },
    onUnexpected: (error, id) => events.unexpected(error, id),
  });
}
