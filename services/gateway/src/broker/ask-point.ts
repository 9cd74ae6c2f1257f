import { schemaViolations, type KnownSpace } from '@patchbay/chassis';
import { invalid, PlatformError, points, type DirectoryRoles, type Json } from '@patchbay/proto';
import type { Acting } from '../requests/identity.ts';
import { mayUse } from './may-use.ts';
import type { PluginCaller } from './plugin-caller.ts';
import type { Placed, PlacedPoint } from './point-index.ts';
import { shortened } from './shortened.ts';
import type { Skips } from './skips.ts';

/** In less than this nobody answers; timers are not more exact. */
const leastMs = 10;

/** One question to all who contribute to a point. */
export type PointQuestion = {
  placed: PlacedPoint;
  payload: Json;
  acting: Acting;
  /** In which it is asked. */
  space: KnownSpace | undefined;
};

export type PointAsker = {
  /** What is contributed, as far as it is there for who asks. */
  list(question: Omit<PointQuestion, 'payload'>): Placed[];
  /** Asks all at once; each answer, in order, and who was left out, with why. */
  collect(question: PointQuestion): Promise<points.Collected>;
  /** Each gets what the one before made of it; null drops it. */
  pipeline(question: PointQuestion): Promise<points.Piped>;
  /** Asks one after the other until one answers something else than null. */
  first(question: PointQuestion): Promise<points.First>;
};

/**
 * Asks the plugins that contribute to a point, by the modes of points. What goes in and out is checked
 * by the point's schemas. One that fails is left out, unless the point says that it fails the whole; so
 * is one for which those before it, asked one after the other, left no time of `wholeMs`.
 *
 * @throws PlatformError `invalid` for a payload that the point does not take; that of a contribution,
 * where the point says so.
 */
export function createPointAsker({
  caller,
  skips,
  roles,
  wholeMs = points.longestQuestionMs,
}: {
  caller: PluginCaller;
  skips: Skips;
  roles: () => DirectoryRoles;
  wholeMs?: number;
}): PointAsker {
  const list: PointAsker['list'] = ({ placed: { contributions }, acting, space }) =>
    contributions.filter((it) => mayUse(it, { acting, space, roles: roles() }));

  const ask = async (
    { placed: { point }, acting, space, endsAt }: Begun,
    { plugin, id }: Placed,
    payload: Json,
  ): Promise<Json> => {
    const leftMs = Math.ceil(endsAt - performance.now());
    if (leftMs < leastMs) {
      const message = `it was not asked, since those before it took ${wholeMs / 1_000} s`;
      throw new PlatformError('timeout', message);
    }
    const answer = await caller.call({
      plugin: plugin.slug,
      call: `point/${point.id}/${id}`,
      payload,
      deadlineMs: Math.min(point.deadlineMs, leftMs),
      acting,
      space: space?.id,
    });
    if (answer === null || !point.output) return answer;
    const wrong = schemaViolations(point.output, 'answer', answer);
    if (wrong.length === 0) return answer;
    const found = wrong.map(({ field, message }) => `${field} ${message}`).join('; ');
    const message = `its answer is not what the point takes: ${found}`;
    throw new PlatformError('internal', shortened(message));
  };

  /** The answer, or why there is none. */
  const attempt = async (begun: Begun, it: Placed, payload: Json): Promise<Attempt> => {
    try {
      return { answer: await ask(begun, it, payload) };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const { point } = begun.placed;
      const at = { plugin: it.plugin.slug, contribution: it.id };
      skips.note({ ...at, point: point.id, reason: error.message });
      if (point.failure === 'skip') return { skipped: { ...at, reason: error.message } };
      const message = `"${it.id}" of plugin "${it.plugin.slug}", which "${point.id}" cannot do without: ${error.message}`;
      throw new PlatformError(error.code, message, { cause: error, ...error.details });
    }
  };

  const begin = (question: PointQuestion): Begun => {
    const { point } = question.placed;
    const wrong = point.input ? schemaViolations(point.input, 'payload', question.payload) : [];
    if (wrong.length > 0) throw invalid(`"${point.id}" cannot be asked`, wrong);
    return { ...question, asked: list(question), endsAt: performance.now() + wholeMs };
  };

  return {
    list,

    async collect(question) {
      const begun = begin(question);
      const { asked, payload } = begun;
      const attempts = await Promise.all(asked.map((it) => attempt(begun, it, payload)));
      const result: points.Collected = { answers: [], skipped: [] };
      for (const [index, it] of asked.entries()) {
        const { answer, skipped } = attempts[index] ?? {};
        if (skipped) result.skipped.push(skipped);
        else result.answers.push({ ...nameOf(it), answer: answer ?? null });
      }
      return result;
    },

    async pipeline(question) {
      let value = question.payload;
      const skipped: points.Skipped[] = [];
      const begun = begin(question);
      for (const it of begun.asked) {
        const result = await attempt(begun, it, value);
        if (result.skipped) skipped.push(result.skipped);
        else if (result.answer === null) return { value: null, droppedBy: nameOf(it), skipped };
        else value = result.answer;
      }
      return { value, skipped };
    },

    async first(question) {
      const skipped: points.Skipped[] = [];
      const begun = begin(question);
      for (const it of begun.asked) {
        const result = await attempt(begun, it, question.payload);
        if (result.skipped) skipped.push(result.skipped);
        else if (result.answer !== null) {
          return { answer: result.answer, by: nameOf(it), skipped };
        }
      }
      return { answer: null, skipped };
    },
  };
}

/** `endsAt`, of the clock of `performance`: when there is no time left for those who were not asked. */
type Begun = PointQuestion & { asked: readonly Placed[]; endsAt: number };

type Attempt =
  | { answer: Json; skipped?: undefined }
  | { answer?: undefined; skipped: points.Skipped };

export function nameOf({ plugin, id, title }: Placed): points.Contributor {
  return { plugin: plugin.slug, contribution: id, title };
}
