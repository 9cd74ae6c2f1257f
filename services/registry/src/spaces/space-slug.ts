const longest = 40;

/** What a title is called in URLs: `Team Nürnberg 2026` → `team-nurnberg-2026`. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  if (words === '') return 'space';
  return /^[a-z]/.test(words) ? words : `space-${words}`;
}

/** `slug`, or with the first number that makes it another than those `taken`: `team1`. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 1;
  while (taken.has(`${slug}${number}`)) number += 1;
  return `${slug}${number}`;
}
