import { nats, points, type Json, type JsonObject } from '@patchbay/proto';
import type { PlatformLink } from './platform-link.ts';

export type PointOptions = {
  /** Major version of the point. */
  version?: number;
  /** Id or slug of the space in which it is asked. */
  space?: string;
};

/**
 * Asks those who contribute to this plugin's own extension points, in the name of the person whom this
 * is about. Contributions come in the order of the point, without those that this person may not use;
 * what fails is left out and listed, with why, unless the point says that it fails the whole.
 */
export type Points = {
  /**
   * Of a `static` point: the contributions themselves. Those that lead to a page have its address as
   * `href`; `params` stand for each `:name` in it, such as the thing that the menu is about.
   */
  list(
    point: string,
    options?: PointOptions & { params?: Readonly<Record<string, string>> },
  ): Promise<points.Listed['contributions']>;
  /** Of a `collect` point: what each answers. */
  collect(point: string, payload: Json, options?: PointOptions): Promise<points.Collected>;
  /** Of a `pipeline` point: what they make of it, one after the other. */
  pipeline(point: string, payload: Json, options?: PointOptions): Promise<points.Piped>;
  /** Of a `first` point: the first answer that is not null. */
  first(point: string, payload: Json, options?: PointOptions): Promise<points.First>;
  /** Of a `notify` point: resolves to how many will be told, once that is certain. */
  notify(point: string, payload: Json, options?: PointOptions): Promise<number>;
};

type AskOptions = PointOptions & { params?: Readonly<Record<string, string>> };

/** Runs commands of plugins, as this plugin; its manifest's `needs` have to list `commands.run`. */
export type Commands = {
  /**
   * Runs a command; of one that takes long, only the id of its run is known.
   *
   * @throws PlatformError as that plugin throws it, `not_found` "Unknown Command", `forbidden`, …
   */
  run(
    plugin: string,
    command: string,
    input?: JsonObject,
    options?: { space?: string },
  ): Promise<{ result: Json } | { runId: string }>;
};

const askMs = points.longestQuestionMs + 5_000;

/** What a handler may ask the platform; `identity` is the token with which the person asked this plugin. */
export function createAsking(
  link: PlatformLink,
  slug: string,
  { identity, space: current }: { identity: string | undefined; space: string | undefined },
): { points: Points; commands: Commands } {
  const ask = async <Mode extends points.PointRequest['mode']>(
    mode: Mode,
    point: string,
    payload: Json,
    { version = 1, space = current, params }: AskOptions = {},
  ): Promise<ReturnType<(typeof points.pointAnswers)[Mode]['parse']>> => {
    const request: points.PointRequest = {
      mode,
      point,
      version,
      payload,
      ...(identity !== undefined && { identity }),
      ...(space !== undefined && { space }),
      ...(params && { params }),
    };
    const reply = await link.ask(nats.subjects.point(slug), request, {
      reply: points.pointReply,
      timeoutMs: askMs,
    });
    return points.pointAnswers[mode].parse(reply.ok) as never;
  };

  return {
    points: {
      list: async (point, options) => (await ask('static', point, null, options)).contributions,
      collect: (point, payload, options) => ask('collect', point, payload, options),
      pipeline: (point, payload, options) => ask('pipeline', point, payload, options),
      first: (point, payload, options) => ask('first', point, payload, options),
      notify: async (point, payload, options) =>
        (await ask('notify', point, payload, options)).told,
    },
    commands: {
      async run(plugin, command, input = {}, { space = current } = {}) {
        const request = { plugin, command, input, ...(space !== undefined && { space }) };
        const reply = await link.ask(nats.subjects.command(slug), request, {
          reply: nats.commandReply,
          timeoutMs: askMs,
        });
        if ('runId' in reply) return { runId: reply.runId };
        return { result: reply.result };
      },
    },
  };
}
