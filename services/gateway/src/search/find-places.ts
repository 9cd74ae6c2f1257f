import type { Place } from './places.ts';

const most = 20;

/**
 * The places that have every word of `terms`, in any case: first those whose title begins with them, then
 * those whose title has them, then those whose description or owner has; 20 at most.
 */
export function findPlaces(places: readonly Place[], terms: string): Place[] {
  const wanted = terms.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const has = (text: string) => words.every((word) => text.includes(word));
  const rank = ({ title, description, of }: Place): number => {
    const name = title.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (has(name)) return 1;
    return has(`${name} ${description} ${of}`.toLowerCase()) ? 2 : Infinity;
  };
  return places
    .map((place) => ({ place, rank: rank(place) }))
    .filter((it) => it.rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ place }) => place);
}
