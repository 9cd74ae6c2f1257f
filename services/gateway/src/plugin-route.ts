import {
  createRouter,
  fromStruct,
  holds,
  neededPermissions,
  permissionName,
  type Person,
  type ReceivedPlugin,
  type RoutePattern,
  type Router,
} from '@patchbay/proto';

export type PluginRoutes = {
  /**
   * The permissions that a request needs, all of them. A plugin that protects no route gets every
   * request; of one that does, only its routes can be asked for: undefined is none of them.
   */
  needed(
    plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>,
    request: { method: string; path: string },
  ): readonly string[] | undefined;
  /** Whether somebody may open a page of a plugin. */
  mayOpen(person: Person, plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>, path: string): boolean;
  /** The permissions that concern a plugin: those it declares and those its routes name. */
  permissionsOf(plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>): readonly string[];
};

type Known = {
  /** Undefined when no route needs anything. */
  router: Router<RoutePattern & { needed: readonly string[] }> | undefined;
  permissions: readonly string[];
};

const none: readonly string[] = [];

/** Reads each manifest once, for as long as it is in force. */
export function createPluginRoutes(): PluginRoutes {
  const remembered = new WeakMap<object, Known>();

  const knownOf = ({ slug, manifest }: Pick<ReceivedPlugin, 'slug' | 'manifest'>): Known => {
    if (!manifest) return { router: undefined, permissions: none };
    let known = remembered.get(manifest);
    if (!known) {
      known = read(slug, fromStruct(manifest));
      remembered.set(manifest, known);
    }
    return known;
  };

  const needed: PluginRoutes['needed'] = (plugin, { method, path }) => {
    const { router } = knownOf(plugin);
    if (!router) return none;
    const question = path.indexOf('?');
    const pathname = question === -1 ? path : path.slice(0, question);
    const match = router.match(method, pathname);
    if (match.kind !== 'found') return undefined;
    if (!pathname.includes('%')) return match.route.needed;
    // A plugin may decode the path before it looks for the route.
    const decoded = router.match(method, decodeURIComponent(pathname));
    return decoded.kind === 'found'
      ? [...new Set([...match.route.needed, ...decoded.route.needed])]
      : match.route.needed;
  };

  return {
    needed,
    mayOpen(person, plugin, path) {
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
    needed: neededPermissions(
      { slug, permissions: declared },
      Array.isArray(route['permissions']) ? route['permissions'].map(String) : [],
    ),
  }));
  const named = routes.flatMap((route) => route.needed);
  const own = declared.map(({ name }) => permissionName(slug, name));
  return {
    router: named.length > 0 ? createRouter(routes) : undefined,
    permissions: [...new Set([...own, ...named])],
  };
}

function objectsOf(list: unknown): Record<string, unknown>[] {
  if (!Array.isArray(list)) return [];
  return list.filter((it): it is Record<string, unknown> => typeof it === 'object' && it !== null);
}
