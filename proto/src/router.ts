import { PlatformError } from './errors.ts';

/**
 * A method and a path. A segment `:name` matches any one segment that is not empty, a last segment `*`
 * all that is left of a path, if that is not empty.
 */
export type RoutePattern = { method: string; path: string };

export type Match<Route> =
  | { kind: 'found'; route: Route; params: Record<string, string> }
  | { kind: 'other-methods'; allow: string[] }
  | { kind: 'none' };

export type Router<Route> = {
  /** What answers `method` at `pathname`. HEAD is answered by GET. The parameter of `*` is named "*". */
  match(method: string, pathname: string): Match<Route>;
  /** The same for whoever does not ask for parameters, and not for why there is none. */
  find(method: string, pathname: string): Route | undefined;
};

type Leaf<Route> = { route: Route; segments: readonly string[] };

type Node<Route> = {
  literals: Map<string, Node<Route>>;
  param: Node<Route> | undefined;
  /** Of the routes that end here, by method. */
  here: Map<string, Leaf<Route>>;
  /** Of those that go on with `*`. */
  rest: Map<string, Leaf<Route>>;
};

/**
 * Finds routes by their path. A literal segment wins over a parameter, and that over `*`, whatever the
 * order in which the routes are written; a trailing slash makes another path. The gateway decides with
 * it who may ask, and the SDK which handler answers.
 *
 * The routes are a tree of segments, of which a match visits those that the path may lead to: it costs
 * the same however many others there are.
 */
export function createRouter<Route extends RoutePattern>(routes: readonly Route[]): Router<Route> {
  const root = newNode<Route>();
  for (const route of routes) add(root, route);

  const find = (method: string, pathname: string) =>
    search(root, pathname, 0, method === 'HEAD' ? 'GET' : method);

  return {
    find: (method, pathname) => find(method, pathname)?.route,
    match(method, pathname) {
      const leaf = find(method, pathname);
      if (leaf) {
        return { kind: 'found', route: leaf.route, params: paramsOf(leaf.segments, pathname) };
      }
      const methods = new Set<string>();
      collect(root, pathname, 0, methods);
      return methods.size > 0
        ? { kind: 'other-methods', allow: allowed(methods) }
        : { kind: 'none' };
    },
  };
}

function newNode<Route>(): Node<Route> {
  return { literals: new Map(), param: undefined, here: new Map(), rest: new Map() };
}

function add<Route extends RoutePattern>(root: Node<Route>, route: Route): void {
  const segments = route.path.split('/').slice(1);
  const leaf = { route, segments };
  let node = root;
  for (const [index, segment] of segments.entries()) {
    if (segment === '*' && index === segments.length - 1) return put(node.rest, leaf);
    node = segment.startsWith(':') ? (node.param ??= newNode()) : literal(node, segment);
  }
  put(node.here, leaf);
}

/** Of two that differ by the names of their parameters alone, the first counts. */
function put<Route extends RoutePattern>(leaves: Map<string, Leaf<Route>>, leaf: Leaf<Route>) {
  const { method } = leaf.route;
  if (!leaves.has(method)) leaves.set(method, leaf);
}

function literal<Route>({ literals }: Node<Route>, segment: string): Node<Route> {
  let node = literals.get(segment);
  if (!node) literals.set(segment, (node = newNode()));
  return node;
}

/** `at` is where the slash before the next segment is, or the end. */
function search<Route>(
  node: Node<Route>,
  pathname: string,
  at: number,
  method: string,
): Leaf<Route> | undefined {
  if (at >= pathname.length) return node.here.get(method);
  const end = segmentEnd(pathname, at + 1);
  const next = node.literals.get(pathname.slice(at + 1, end));
  const found = next && search(next, pathname, end, method);
  if (found) return found;
  const byParam =
    node.param && end > at + 1 ? search(node.param, pathname, end, method) : undefined;
  return byParam ?? (at + 1 < pathname.length ? node.rest.get(method) : undefined);
}

/** Adds the methods of all routes that match. */
function collect<Route>(
  node: Node<Route>,
  pathname: string,
  at: number,
  methods: Set<string>,
): void {
  if (at >= pathname.length) return addAll(methods, node.here);
  const end = segmentEnd(pathname, at + 1);
  const next = node.literals.get(pathname.slice(at + 1, end));
  if (next) collect(next, pathname, end, methods);
  if (node.param && end > at + 1) collect(node.param, pathname, end, methods);
  if (at + 1 < pathname.length) addAll(methods, node.rest);
}

function addAll(methods: Set<string>, leaves: ReadonlyMap<string, unknown>): void {
  for (const method of leaves.keys()) methods.add(method);
}

function segmentEnd(pathname: string, from: number): number {
  const slash = pathname.indexOf('/', from);
  return slash === -1 ? pathname.length : slash;
}

function paramsOf(segments: readonly string[], pathname: string): Record<string, string> {
  const params: Record<string, string> = {};
  let at = 0;
  for (const segment of segments) {
    const end = segment === '*' ? pathname.length : segmentEnd(pathname, at + 1);
    if (segment === '*' || segment.startsWith(':')) {
      params[segment === '*' ? '*' : segment.slice(1)] = decode(pathname.slice(at + 1, end));
    }
    at = end;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new PlatformError('invalid', `"${segment}" in the path is not percent-encoded UTF-8`);
  }
}

function allowed(methods: ReadonlySet<string>): string[] {
  return [...methods].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}
