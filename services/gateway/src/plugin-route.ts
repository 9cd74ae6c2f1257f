import {
  createRouter,
  fromStruct,
  holds,
  neededPermissions,
  permissionName,
  scopesOf,
  type Person,
  type ReceivedPlugin,
  type RoutePattern,
  type Router,
  type Scopes,
} from '@patchbay/proto';

export type PluginRoutes = {
  /**
   * The permissions that a request needs, all of them. A plugin that protects no route, and has none
   * for spaces or the site only, gets every request; of one that does, only its routes can be asked
   * for, where they are: undefined is none of them.
   */
  needed(
    plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>,
    request: { method: string; path: string; space?: string | undefined },
  ): readonly string[] | undefined;
  /** Where a plugin is used. */
  scopes(plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>): Scopes;
  /** Whether somebody may open a page of a plugin outside of spaces. */
  mayOpen(person: Person, plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>, path: string): boolean;
  /** The permissions that concern a plugin: those it declares and those its routes name. */
  permissionsOf(plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>): readonly string[];
};

type Route = RoutePattern & { needed: readonly string[]; scope: 'site' | 'space' | undefined };

type Known = {
  /** Undefined when no route needs anything. */
  router: Router<Route> | undefined;
  scopes: Scopes;
  permissions: readonly string[];
};

const none: readonly string[] = [];
const nothing: Known = { router: undefined, scopes: scopesOf({}), permissions: none };

/** Reads each manifest once, for as long as it is in force. */
export function createPluginRoutes(): PluginRoutes {
  const remembered = new WeakMap<object, Known>();

  const knownOf = ({ slug, manifest }: Pick<ReceivedPlugin, 'slug' | 'manifest'>): Known => {
    if (!manifest) return nothing;
    let known = remembered.get(manifest);
    if (!known) {
      known = read(slug, fromStruct(manifest));
      remembered.set(manifest, known);
    }
    return known;
  };

  const needed: PluginRoutes['needed'] = (plugin, { method, path, space }) => {
    const { router } = knownOf(plugin);
    if (!router) return none;
    const question = path.indexOf('?');
    const pathname = question === -1 ? path : path.slice(0, question);
    const match = router.match(method, pathname);
    if (match.kind !== 'found') return undefined;
    const { scope } = match.route;
    if (scope !== undefined && scope !== (space === undefined ? 'site' : 'space')) return undefined;
    if (!pathname.includes('%')) return match.route.needed;
    // A plugin may decode the path before it looks for the route.
    const decoded = router.match(method, decodeURIComponent(pathname));
    return decoded.kind === 'found'
      ? [...new Set([...match.route.needed, ...decoded.route.needed])]
      : match.route.needed;
  };

  return {
    needed,
    scopes: (plugin) => knownOf(plugin).scopes,
    mayOpen(person, plugin, path) {
      if (!knownOf(plugin).scopes.site) return false;
      const permissions = needed(plugin, { method: 'GET', path });
      return permissions?.every((permission) => holds(person, permission)) ?? false;
    },
    permissionsOf: (plugin) => knownOf(plugin).permissions,
  };
}

function read(slug: string, manifest: ReturnType<typeof fromStruct>): Known {
  const declared = objectsOf(manifest['permissions']).map(({ name }) => ({ name: String(name) }));
  const routes = objectsOf(manifest['routes']).map((route) => ({
    method: String(route['method']),
    path: String(route['path']),
    scope: scopeOf(route['scope']),
    needed: neededPermissions(
      { slug, permissions: declared },
      Array.isArray(route['permissions']) ? route['permissions'].map(String) : [],
    ),
  }));
  const named = routes.flatMap((route) => route.needed);
  const own = declared.map(({ name }) => permissionName(slug, name));
  return {
    router:
      named.length > 0 || routes.some(({ scope }) => scope !== undefined)
        ? createRouter(routes)
        : undefined,
    scopes: scopesOf(manifest),
    permissions: [...new Set([...own, ...named])],
  };
}

function scopeOf(scope: unknown): Route['scope'] {
  return scope === 'site' || scope === 'space' ? scope : undefined;
}

function objectsOf(list: unknown): Record<string, unknown>[] {
  if (!Array.isArray(list)) return [];
  return list.filter((it): it is Record<string, unknown> => typeof it === 'object' && it !== null);
}
