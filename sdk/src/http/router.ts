import { PlatformError } from '@patchbay/proto';
import { parseRouteKey } from '../route-key.ts';

export type Match<Handler> =
  | { kind: 'found'; handler: Handler; params: Record<string, string> }
  | { kind: 'other-methods'; allow: string[] }
  | { kind: 'none' };

export type Router<Handler> = {
  /** What answers `method` at `pathname`. HEAD is answered by GET. */
  match(method: string, pathname: string): Match<Handler>;
};

type Route<Handler> = { method: string; segments: string[]; handler: Handler };

/**
 * Finds routes by their path. A literal segment wins over a parameter, whatever the order in which
 * the routes are written; a trailing slash makes another path.
 */
export function createRouter<Handler>(routes: Readonly<Record<string, Handler>>): Router<Handler> {
  const table = Object.entries(routes)
    .map(([key, handler]): Route<Handler> => {
      const { method, path } = parseRouteKey(key);
      return { method, segments: path.split('/'), handler };
    })
    .toSorted((a, b) => specificity(a).localeCompare(specificity(b)));

  return {
    match(method, pathname) {
      const wanted = method === 'HEAD' ? 'GET' : method;
      const segments = pathname.split('/');
      const matching = table.filter((route) => matches(route.segments, segments));
      const route = matching.find((candidate) => candidate.method === wanted);
      if (route) {
        return {
          kind: 'found',
          handler: route.handler,
          params: paramsOf(route.segments, segments),
        };
      }
      return matching.length > 0
        ? { kind: 'other-methods', allow: allowed(matching) }
        : { kind: 'none' };
    },
  };
}

/** Sorts literal segments before parameters, from the left. */
function specificity({ segments }: Route<unknown>): string {
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

function allowed(routes: readonly Route<unknown>[]): string[] {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)];
}
