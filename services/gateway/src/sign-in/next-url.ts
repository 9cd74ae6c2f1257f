/**
 * Where to go after sign-in: a path of this site with its query and fragment, else `/`. Whatever a
 * browser would read as another site (`//host`, `/\host`, a scheme, control characters) is refused.
 */
export function nextUrl(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/';
  const base = 'http://here.invalid';
  if (!URL.canParse(next, base)) return '/';
  const { origin, pathname, search, hash } = new URL(next, base);
  if (origin !== base || pathname.startsWith('//')) return '/';
  if (/^\/(sign-in|sign-out|setup)(\/|$)/.test(pathname)) return '/';
  return `${pathname}${search}${hash}`;
}

/** The sign-in page that leads back to `next`. */
export function signInUrl(next: string): string {
  const target = nextUrl(next);
  return target === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(target)}`;
}
