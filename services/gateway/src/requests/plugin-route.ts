import {
  createRouter,
  fromStruct,
  holds,
  neededPermissions,
  permissionName,
  scopesOf,
  settingsScopesOf,
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
  elsewhere: RouteRule | undefined;
  /** What holds at a path, by the rule of its route. */
  at: (rule: RouteRule, pathname: string) => RouteRule;
  scopes: Scopes;
  features: readonly string[];
  /** As declared. */
  declared: readonly { name: string }[];
  permissions: readonly string[];
};

const none: readonly string[] = [];
const nothing: Known = {
  router: createRouter([]),
  elsewhere: defaultRule,
  at: (rule) => rule,
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
    if (!decoded) return found;
    return isIn(decoded, space) ? stricter(found, decoded) : undefined;
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
    rule: readRule({ slug, permissions: declared }, route),
  }));
  const rules = routes.map(({ rule }) => rule);
  const own = declared.map(({ name }) => permissionName(slug, name));
  return {
    router: createRouter(routes),
    elsewhere: rules.some(isRestricted) ? undefined : defaultRule,
    at: manifest['settingsPages'] === undefined ? nothing.at : withSettings(manifest),
    scopes: scopesOf(manifest),
    features: [...new Set(rules.flatMap(({ view }) => view.permissions))],
    declared,
    permissions: [...new Set([...own, ...rules.flatMap(({ needed }) => needed)])],
  };
}

function ruleAt({ router, elsewhere, at }: Known, method: string, pathname: string) {
  const rule = router.find(method, pathname)?.rule ?? elsewhere;
  return rule && at(rule, pathname);
}

/**
 * Whether a path is of a page for settings is not for its route to say: that may be for other paths too, as
 * `/*` is, and what the page's form is sent to may be no route at all.
 */
function withSettings(manifest: JsonObject): Known['at'] {
  const scopesAt = settingsScopesOf(manifest);
  const known = new Map<RouteRule, Map<string, RouteRule>>();
  return (rule, pathname) => {
    const settings = scopesAt(pathname);
    if (settings.length === 0) return rule;
    const bySettings = known.get(rule) ?? new Map<string, RouteRule>();
    known.set(rule, bySettings);
    const key = settings.join();
    const made = bySettings.get(key) ?? { ...rule, settings };
    bySettings.set(key, made);
    return made;
  };
}

function isIn({ scope }: RouteRule, space: string | undefined): boolean {
  return scope === undefined || scope === (space === undefined ? 'site' : 'space');
}

function objectsOf(list: unknown): Record<string, unknown>[] {
  if (!Array.isArray(list)) return [];
  return list.filter((it): it is Record<string, unknown> => typeof it === 'object' && it !== null);
}
