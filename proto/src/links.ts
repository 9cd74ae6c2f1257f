import { z } from 'zod';
import { replyError } from './broker.ts';

/** What a plugin's manifest lists in its `needs` to mint links. */
export const linksNeed = 'links.sign';

/** The longest that a signed link may last. */
export const maxLinkSeconds = 3_600;

/** What a plugin asks the gateway for: a link to one of its own paths, for somebody who is not signed in. */
export const linkRequest = z.object({
  path: z
    .string()
    .max(2_000)
    .regex(
      /^\/(?!-\/)(?!\/)[\x21\x22\x24-\x5b\x5d-\x7e]*$/,
      'must be a path below the plugin, with its query if it has one, percent-encoded',
    ),
  seconds: z.number().positive().max(maxLinkSeconds, 'is longer than an hour'),
  /** Id or slug of the space in which it opens the path; outside of spaces without it. */
  space: z.string().min(1).max(200).optional(),
});

/** `path` is one of the site: `/p/<slug>/…`, or `/s/<space>/p/<slug>/…`. */
export const linkReply = z.union([z.object({ path: z.string() }), z.object({ error: replyError })]);

export type LinkRequest = z.output<typeof linkRequest>;
export type LinkReply = z.input<typeof linkReply>;
