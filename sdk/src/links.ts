import { links, nats } from '@patchbay/proto';
import type { PlatformLink } from './platform-link.ts';

/** Makes links to pages of plugins. */
export type Links = {
  /**
   * The address of a page, of this plugin or another, which holds wherever it is shown: where the handler
   * works, in the space with this slug, or with null outside of spaces.
   *
   * @param path below the plugin, with its query: `/tickets?open=yes`.
   */
  to(path: string, options?: { plugin?: string; space?: string | null }): string;
  /**
   * A link to a GET route of this plugin that opens it to whoever has the link, and nothing else: in the
   * space in which it is made, in another by its id or slug where this plugin is active, or with `null`
   * outside of spaces. Its handler is asked with the identity `link`, which has no permissions. When its time
   * is over it is answered 403; it cannot be taken back before. The manifest's `needs` have to list
   * `links.sign`.
   *
   * @param path below the plugin, with its query: `/files/7?as=pdf`. It opens for at most an hour:
   * `seconds` is up to 3600.
   * @returns a path of the site: put it into a page, or behind the site's address.
   * @throws PlatformError `forbidden` when the manifest does not ask for it, `not_found` when this plugin
   * is not active in the space, `invalid`, `unavailable`.
   */
  sign(path: string, options: { seconds: number; space?: string | null }): Promise<string>;
};

const answerMs = 10_000;

export function createLinks(
  link: PlatformLink,
  slug: string,
  { space: here }: { space: { id: string; slug: string } | undefined },
): Links {
  return {
    to: (path, { plugin = slug, space = here?.slug ?? null } = {}) =>
      `${space === null ? '' : `/s/${space}`}/p/${plugin}${path}`,

    async sign(path, { seconds, space = here?.id ?? null }) {
      const request: links.LinkRequest = { path, seconds, ...(space !== null && { space }) };
      const { path: signed } = await link.ask(nats.subjects.link(slug), request, {
        reply: links.linkReply,
        timeoutMs: answerMs,
      });
      return signed;
    },
  };
}
