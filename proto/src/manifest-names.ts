/** Of a release that does not say which it is. */
const unknownVersion = '0.0.0-unknown';

/**
 * A manifest as it came, with the slug that its title stands for where it has none, and the version that
 * says so where it has none of that.
 */
export function withNames(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const { slug, title, version = unknownVersion } = input as Record<string, unknown>;
  const named = slug ?? (typeof title === 'string' ? slugOf(title) : undefined);
  return Object.assign({}, input, { version }, named === undefined ? {} : { slug: named });
}

/** The version as people read it. */
export function shownVersion(version: string): string {
  return version === unknownVersion ? 'unknown' : version;
}

/** `My Plugin` → `my-plugin`; letters keep their base, what else is no letter or digit separates. */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
