import { broker, links, nats } from '@patchbay/proto';
import type { PlatformLink } from './platform-link.ts';

/** Makes links for people who are not signed in; the manifest's `needs` have to list `links.sign`. */
export type Links = {
  /**
   * A link to a GET route of this plugin, outside of spaces, that opens it to whoever has the link, and
   * nothing else. Its handler is asked with the identity `link`, which has no permissions. When its time
   * is over it is answered 403; it cannot be taken back before.
   *
   * @param path below the plugin, with its query: `/files/7?as=pdf`.
   * @returns a path of the site: put it into a page, or behind the site's address.
   * @throws PlatformError `forbidden` when the manifest does not ask for it, `invalid`, `unavailable`.
   */
  sign(path: string, options: { seconds: number }): Promise<string>;
};

const answerMs = 10_000;

export function createLinks(link: PlatformLink, slug: string): Links {
  return {
    async sign(path, { seconds }) {
      const request: links.LinkRequest = { path, seconds };
      const reply = links.linkReply.parse(
        await link.ask(nats.subjects.link(slug), request, { timeoutMs: answerMs }),
      );
      if ('error' in reply) throw broker.fromReplyError(reply.error);
      return reply.path;
    },
  };
}
