import { z } from 'zod';
import { replyError } from './broker.ts';

/** The longest that all who contribute to a point may take together; whoever asks waits a little longer. */
export const longestQuestionMs = 60_000;

const contributor = z.object({ plugin: z.string(), contribution: z.string(), title: z.string() });

const skipped = z.object({
  plugin: z.string(),
  contribution: z.string(),
  /** One sentence, for the operator. */
  reason: z.string(),
});

/** What a plugin asks of those who contribute to one of its points. */
export const pointRequest = z.object({
  mode: z.enum(['static', 'collect', 'pipeline', 'first', 'notify']),
  point: z.string(),
  version: z.int().min(1).default(1),
  payload: z.json().default(null),
  /**
   * The `Patchbay-Identity` with which a person asked the plugin, who then is told to those who
   * contribute. Left out: the plugin asks for itself.
   */
  identity: z.string().optional(),
  /** Id or slug of the space in which it is asked. */
  space: z.string().optional(),
  /** What stands for `:name` in the paths of contributions, by name. */
  params: z.record(z.string(), z.string()).default({}),
});

const listed = z.object({
  contributions: z.array(
    contributor.extend({
      properties: z.record(z.string(), z.json()),
      /**
       * The address of the page that it leads to, there where it was asked. Left out: it leads to none,
       * or to one whose path has a `:name` that was not given.
       */
      href: z.string().optional(),
    }),
  ),
});

const collected = z.object({
  /** In the order of the point. */
  answers: z.array(contributor.extend({ answer: z.json() })),
  skipped: z.array(skipped),
});

const piped = z.object({
  /** What came out; null when it was dropped. */
  value: z.json(),
  droppedBy: contributor.optional(),
  skipped: z.array(skipped),
});

const first = z.object({
  /** Null when nobody had one. */
  answer: z.json(),
  by: contributor.optional(),
  skipped: z.array(skipped),
});

const notified = z.object({
  /** How many will be told. */
  told: z.int(),
});

/** The answer to each mode. */
export const pointAnswers = {
  static: listed,
  collect: collected,
  pipeline: piped,
  first,
  notify: notified,
};

export const pointReply = z.union([z.object({ ok: z.json() }), z.object({ error: replyError })]);

export type PointRequest = z.input<typeof pointRequest>;
export type PointReply = z.input<typeof pointReply>;
export type Contributor = z.output<typeof contributor>;
export type Skipped = z.output<typeof skipped>;
export type Listed = z.output<typeof listed>;
export type Collected = z.output<typeof collected>;
export type Piped = z.output<typeof piped>;
export type First = z.output<typeof first>;
