import type { Answer } from './answer.ts';

/** The answer to a URL: the one that is remembered, else that of `work`. */
export type AnswerMemory = (url: string, work: () => Promise<Answer>) => Promise<Answer>;

const longestUrl = 1_000;

/**
 * Remembers answers that depend on nothing but the URL and a revision: all are forgotten when the
 * revision changes, or when there are more than `limit`.
 */
export function createAnswerMemory(revision: () => number, { limit = 100 } = {}): AnswerMemory {
  const answers = new Map<string, Answer>();
  let of = revision();
  return async (url, work) => {
    const now = revision();
    if (of !== now || answers.size > limit) answers.clear();
    of = now;
    const known = answers.get(url);
    if (known) return known;
    const answer = await work();
    const isStillSo = of === now && revision() === now;
    if (isStillSo && url.length <= longestUrl) answers.set(url, answer);
    return answer;
  };
}
