import {
  createRouter,
  fromStruct,
  holds,
  neededPermissions,
  permissionName,
  scopesOf,
  settingsScopesAt,
  type JsonObject,
  type Person,
  type ReceivedPlugin,
  type RoutePattern,
  type Router,
  type Scopes,
} from '@patchbay/proto';
import { defaultRule, isRestricted, readRule, stricter, type RouteRule } from './route-rule.ts';

export type PluginRoutes = {
  /**
   * What holds for a request. A plugin that protects no route, and has none for spaces or the site only,
   * gets every request; of one that does, only its routes can be asked for, where they are: undefined is
   * none of them.
   */
  rule(
    plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>,
    request: { method: string; path: string; space?: string | undefined },
  ): RouteRule | undefined;
  /** Where a plugin is used. */
  scopes(plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>): Scopes;
  /**
   * Whether somebody may open a page of a plugin outside of spaces, and has these permissions beside, which
   * are named as in its manifest.
   */
  opens(
    person: Person,
  ): (
    plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>,
    path: string,
    permissions?: readonly string[],
  ) => boolean;
  /** The features of the browser that pages of a plugin may ask for, any of them. */
  features(plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>): readonly string[];
  /** The permissions that concern a plugin: those it declares and those its routes name. */
  permissionsOf(plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'>): readonly string[];
};

type Known = {
  router: Router<RoutePattern & { rule: RouteRule }>;
  /** Of a path that no route is at. */
  elsewhere: (pathname: string) => RouteRule | undefined;
  scopes: Scopes;
  features: readonly string[];
  /** As declared. */
  declared: readonly { name: string }[];
  permissions: readonly string[];
};

const none: readonly string[] = [];
const nothing: Known = {
  router: createRouter([]),
  elsewhere: () => defaultRule,
  scopes: scopesOf({}),
  features: none,
  declared: [],
  permissions: none,
};

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

  const rule: PluginRoutes['rule'] = (plugin, { method, path, space }) => {
    const known = knownOf(plugin);
    const question = path.indexOf('?');
    const pathname = question === -1 ? path : path.slice(0, question);
    const found = ruleAt(known, method, pathname);
    if (!found || !isIn(found, space)) return undefined;
    if (!pathname.includes('%')) return found;
    // A plugin may decode the path before it looks for the route.
    const decoded = ruleAt(known, method, decodeURIComponent(pathname));
    return decoded ? stricter(found, decoded) : found;
  };

  return {
    rule,
    scopes: (plugin) => knownOf(plugin).scopes,
    opens:
      (person) =>
      (plugin, path, permissions = []) => {
        const { scopes, declared } = knownOf(plugin);
        const needed = rule(plugin, { method: 'GET', path })?.needed;
        if (!scopes.site || !needed) return false;
        const beside = neededPermissions({ slug: plugin.slug, permissions: declared }, permissions);
        return [...needed, ...beside].every((permission) => holds(person, permission));
      },
    features: (plugin) => knownOf(plugin).features,
    permissionsOf: (plugin) => knownOf(plugin).permissions,
  };
}

function read(slug: string, manifest: JsonObject): Known {
  const declared = objectsOf(manifest['permissions']).map(({ name }) => ({ name: String(name) }));
  const routes = objectsOf(manifest['routes']).map((route) => ({
    method: String(route['method']),
    path: String(route['path']),
    rule: readRule(
      { slug, permissions: declared },
      route,
      settingsScopesAt(manifest, String(route['path'])),
    ),
  }));
  const rules = routes.map(({ rule }) => rule);
  const own = declared.map(({ name }) => permissionName(slug, name));
  return {
    router: createRouter(routes),
    elsewhere: rules.some(isRestricted) ? () => undefined : elsewhereIn(manifest),
    scopes: scopesOf(manifest),
    features: [...new Set(rules.flatMap(({ view }) => view.permissions))],
    declared,
    permissions: [...new Set([...own, ...rules.flatMap(({ needed }) => needed)])],
  };
}

function ruleAt({ router, elsewhere }: Known, method: string, pathname: string) {
  return router.find(method, pathname)?.rule ?? elsewhere(pathname);
}

/** A path that no route is at may be below a page for settings, or be what its form is sent to. */
function elsewhereIn(manifest: JsonObject): Known['elsewhere'] {
  if (manifest['settingsPages'] === undefined) return () => defaultRule;
  return (pathname) => {
    const settings = settingsScopesAt(manifest, pathname);
    return settings.length === 0 ? defaultRule : { ...defaultRule, settings };
  };
}

function isIn({ scope }: RouteRule, space: string | undefined): boolean {
  return scope === undefined || scope === (space === undefined ? 'site' : 'space');
}

function objectsOf(list: unknown): Record<string, unknown>[] {
  if (!Array.isArray(list)) return [];
  return list.filter((it): it is Record<string, unknown> => typeof it === 'object' && it !== null);
}
