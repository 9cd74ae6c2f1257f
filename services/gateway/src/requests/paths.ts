/**
 * A URL below `/p/`, or in a space below `/s/<space>/p/`: which plugin, and the path with its query that
 * the plugin is given.
 */
export type PluginUrl =
  | { kind: 'plugin'; slug: string; path: string; space?: string }
  | { kind: 'add-slash'; slug: string; location: string }
  | { kind: 'odd'; why: string }
  /** Nothing that anybody may ask for. */
  | { kind: 'hidden' };

const belowSpace = /^\/s\/([^/?]*)\/p\//;

/** Whether the raw request target is the proxy's: below `/p/` or `/s/<space>/p/`. */
export function isPluginUrl(target: string): boolean {
  return target.startsWith('/p/') || (target.startsWith('/s/') && belowSpace.test(target));
}

export function pluginPrefix(slug: string, space: string | undefined): string {
  return space === undefined ? `/p/${slug}` : `/s/${space}/p/${slug}`;
}

/**
 * Reads a raw request target that `isPluginUrl`, once: what is checked here is what is routed and sent on.
 * It refuses what two programs may read differently instead of repairing it: dot segments, empty
 * segments, backslashes, encoded slashes, characters that are encoded twice. A plugin's `/-/…` is hidden.
 */
export function parsePluginUrl(target: string): PluginUrl {
  const question = target.indexOf('?');
  const pathname = question === -1 ? target : target.slice(0, question);
  const query = question === -1 ? '' : target.slice(question);
  if (target.includes('#')) return { kind: 'odd', why: 'a fragment is not part of a request' };
  const why = oddity(pathname);
  if (why !== undefined) return { kind: 'odd', why };

  const [base, space] = belowSpace.exec(pathname) ?? ['/p/'];
  const slash = pathname.indexOf('/', base.length);
  const slug = pathname.slice(base.length, slash === -1 ? undefined : slash);
  if (slug === '') return { kind: 'hidden' };
  if (slash === -1) return { kind: 'add-slash', slug, location: `${base}${slug}/${query}` };
  const path = pathname.slice(slash);
  if (isHidden(path)) return { kind: 'hidden' };
  const below = query === '' ? path : path + query;
  return space === undefined
    ? { kind: 'plugin', slug, path: below }
    : { kind: 'plugin', slug, path: below, space };
}

/** Whether its first segment is "-", encoded or not, and whatever parameters some servers leave out. */
function isHidden(path: string): boolean {
  if (path[1] !== '-' && path[1] !== '%') return false;
  return /^-(;|$)/.test(decodeURIComponent(path.slice(1).split('/', 1)[0] ?? ''));
}

/** In what most paths have nothing of, there is nothing odd. */
const suspicious = /[^\x21-\x7e]|[\\%]|\/[/.]/;

/**
 * What is left encoded in a decoded path, and would be a part of a route to whoever decodes once more: ASCII,
 * and UTF-8, also of more bytes than a character needs. A space is part of none, nor is a byte that is no
 * character: names like "a%20b" and "50%fee" are just that.
 */
const encodedTwice = /%(?:(?!20)[0-7][0-9a-f]|[c-f][0-9a-f]%[89ab][0-9a-f])/i;

function oddity(pathname: string): string | undefined {
  if (!suspicious.test(pathname)) return undefined;
  if (pathname.includes('//')) return 'its path has an empty segment ("//")';
  if (/[^\x21-\x7e]|\\/.test(pathname)) return 'its path has a character that must be encoded';
  if (!pathname.includes('%') && !pathname.includes('/.')) return undefined;
  if (/%(?![0-9a-f]{2})/i.test(pathname)) return 'its path has a "%" that encodes nothing';
  if (/%(25)*(2f|5c|00)/i.test(pathname)) return 'its path has an encoded slash or NUL';
  const decoded = decode(pathname);
  if (decoded === undefined) return 'its path is not UTF-8';
  if (encodedTwice.test(decoded)) return 'its path has a character that is encoded twice';
  const dots = decoded.split('/').some((segment) => /^\.\.?(;.*)?$/.test(segment));
  return dots ? 'its path has a dot segment' : undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
