import { PlatformError } from './errors.ts';

/** A method and a path in which a segment `:name` matches any one segment. */
export type RoutePattern = { method: string; path: string };

export type Match<Route> =
  | { kind: 'found'; route: Route; params: Record<string, string> }
  | { kind: 'other-methods'; allow: string[] }
  | { kind: 'none' };

export type Router<Route> = {
  /** What answers `method` at `pathname`. HEAD is answered by GET. */
  match(method: string, pathname: string): Match<Route>;
};

type Entry<Route> = { method: string; segments: string[]; route: Route };

/**
 * Finds routes by their path. A literal segment wins over a parameter, whatever the order in which
 * the routes are written; a trailing slash makes another path. The gateway decides with it who may
 * ask, and the SDK which handler answers.
 */
export function createRouter<Route extends RoutePattern>(routes: readonly Route[]): Router<Route> {
  const table = routes
    .map((route): Entry<Route> => {
      return { method: route.method, segments: route.path.split('/'), route };
    })
    .toSorted((a, b) => specificity(a).localeCompare(specificity(b)));

  return {
    match(method, pathname) {
      const wanted = method === 'HEAD' ? 'GET' : method;
      const segments = pathname.split('/');
      const matching = table.filter((entry) => matches(entry.segments, segments));
      const found = matching.find((entry) => entry.method === wanted);
      if (found) {
        return { kind: 'found', route: found.route, params: paramsOf(found.segments, segments) };
      }
      return matching.length > 0
        ? { kind: 'other-methods', allow: allowed(matching) }
        : { kind: 'none' };
    },
  };
}

/** Sorts literal segments before parameters, from the left. */
function specificity({ segments }: Entry<unknown>): string {
  return segments.map((segment) => (segment.startsWith(':') ? '1' : '0')).join('');
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) =>
      part.startsWith(':') ? segments[index] : part === segments[index],
    )
  );
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> {
  const named = pattern.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), decode(segments[index] ?? '')] as const] : [],
  );
  return Object.fromEntries(named);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new PlatformError('invalid', `"${segment}" in the path is not percent-encoded UTF-8`);
  }
}

function allowed(routes: readonly Entry<unknown>[]): string[] {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)];
}
