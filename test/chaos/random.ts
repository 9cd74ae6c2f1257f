export type Random = {
  /** A number from `low` up to `high`. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
};

/** The same sequence for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (low, high) => low + next() * (high - low),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? fail(),
  };
}

function fail(): never {
  throw new RangeError('nothing to pick from');
}
