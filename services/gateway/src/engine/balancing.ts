import type { Instance } from './instance.ts';

/** An instance that may get requests; `rank` 0 is asked before 1. */
export type Candidate = { instance: Instance; rank: number };

/** With more than this, two are drawn instead of looking at all. */
const few = 4;

/**
 * Which instance gets the next request: of those that rank best and are not ejected, the one with the
 * fewest requests under way. Of many, two are drawn and the better one is taken: nearly as even, at a
 * cost that does not grow, and replicas do not all choose the same. Ejected ones are asked when there is
 * no other.
 */
export function choose(
  candidates: readonly Candidate[],
  { except, now = performance.now() }: { except?: Instance | undefined; now?: number } = {},
): Instance | undefined {
  const count = candidates.length;
  if (count === 1) {
    const { instance } = candidates[0] as Candidate;
    return instance === except ? undefined : instance;
  }
  if (count > few) {
    const first = Math.floor(Math.random() * count);
    const second = (first + 1 + Math.floor(Math.random() * (count - 1))) % count;
    const drawn = [candidates[first] as Candidate, candidates[second] as Candidate];
    if (drawn.every((it) => isFine(it, except, now))) return best(drawn, except, now);
  }
  return best(candidates, except, now);
}

let turn = 0;

function best(
  candidates: readonly Candidate[],
  except: Instance | undefined,
  now: number,
): Instance | undefined {
  let chosen: Candidate | undefined;
  let chosenRank = Infinity;
  turn = (turn + 1) & 0xffff;
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[(i + turn) % candidates.length] as Candidate;
    const { instance } = candidate;
    if (instance === except) continue;
    const rank = candidate.rank + (instance.ejectedUntil > now ? 2 : 0);
    const isBetter =
      !chosen ||
      rank < chosenRank ||
      (rank === chosenRank && instance.outstanding < chosen.instance.outstanding);
    if (isBetter) [chosen, chosenRank] = [candidate, rank];
  }
  return chosen?.instance;
}

function isFine({ instance, rank }: Candidate, except: Instance | undefined, now: number): boolean {
  return rank === 0 && instance !== except && instance.ejectedUntil <= now;
}
