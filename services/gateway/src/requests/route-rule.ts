import {
  neededPermissions,
  viewGrantsOf,
  type JsonObject,
  type SettingScope,
  type ViewGrants,
} from '@patchbay/proto';

/** What the manifest says about a route, as it is kept for each request to it. */
export type RouteRule = {
  /** As the manifest writes it, such as `GET /notes/:id`; empty for what is none of its routes. */
  label: string;
  access: 'public' | 'signed-in';
  /** Permissions, all of which are needed. */
  needed: readonly string[];
  scope: 'site' | 'space' | undefined;
  /** Of the body of a request. */
  maxBodyBytes: number;
  /** From when a request is let through to the end of its answer. */
  maxMs: number;
  rateLimit: RateLimit | undefined;
  isStream: boolean;
  /** Whether it can, or has to, be switched to another protocol. */
  websocket: 'only' | 'never' | 'maybe';
  /** Between pings to the client of its WebSocket; Infinity for none. */
  pingMs: number;
  /** What its page may do beyond others. */
  view: ViewGrants;
  /** The scopes whose settings it is for. */
  settings: readonly SettingScope[];
};

/** At most `requests` within `ms`. */
export type RateLimit = { requests: number; ms: number; per: 'user' | 'client' };

/** Of whatever no route speaks of. */
export const defaultRule: RouteRule = {
  label: '',
  access: 'signed-in',
  needed: [],
  scope: undefined,
  maxBodyBytes: Infinity,
  maxMs: Infinity,
  rateLimit: undefined,
  isStream: false,
  websocket: 'maybe',
  pingMs: Infinity,
  view: viewGrantsOf(undefined),
  settings: [],
};

/** Reads a route of a manifest; what it does not understand is as by default. */
export function readRule(
  plugin: Parameters<typeof neededPermissions>[0],
  route: Record<string, unknown>,
): RouteRule {
  const { access, permissions, scope, maxBodyBytes, maxSeconds, streaming } = route;
  const { websocket, pingSeconds } = route;
  const needed = Array.isArray(permissions) ? permissions.map(String) : [];
  return {
    label: `${String(route['method'])} ${String(route['path'])}`,
    access: access === 'public' && needed.length === 0 ? 'public' : 'signed-in',
    needed: neededPermissions(plugin, needed),
    scope: scope === 'site' || scope === 'space' ? scope : undefined,
    maxBodyBytes: typeof maxBodyBytes === 'number' ? maxBodyBytes : Infinity,
    maxMs: typeof maxSeconds === 'number' ? maxSeconds * 1_000 : Infinity,
    rateLimit: readRateLimit(route['rateLimit']),
    isStream: streaming === true,
    websocket: websocket === undefined ? 'maybe' : websocket === true ? 'only' : 'never',
    pingMs: typeof pingSeconds === 'number' ? pingSeconds * 1_000 : Infinity,
    view: viewGrantsOf(route['view']),
    settings: [],
  };
}

/** Whether a route says more than that it is there. */
export function isRestricted({ needed, scope }: RouteRule): boolean {
  return needed.length > 0 || scope !== undefined;
}

/** What holds for a path that two programs may take for different routes: the stricter of each. */
export function stricter(one: RouteRule, other: RouteRule): RouteRule {
  return {
    label: one.label,
    access: one.access === 'public' && other.access === 'public' ? 'public' : 'signed-in',
    needed: [...new Set([...one.needed, ...other.needed])],
    scope: one.scope ?? other.scope,
    maxBodyBytes: Math.min(one.maxBodyBytes, other.maxBodyBytes),
    maxMs: Math.min(one.maxMs, other.maxMs),
    rateLimit: one.rateLimit ?? other.rateLimit,
    isStream: one.isStream && other.isStream,
    websocket: one.websocket === other.websocket ? one.websocket : 'never',
    pingMs: Math.min(one.pingMs, other.pingMs),
    view: one === other ? one.view : defaultRule.view,
    settings: one.settings.filter((it) => other.settings.includes(it)),
  };
}

function readRateLimit(limit: unknown): RateLimit | undefined {
  if (typeof limit !== 'object' || limit === null) return undefined;
  const { requests, seconds, per } = limit as JsonObject;
  if (typeof requests !== 'number') return undefined;
  const ms = (typeof seconds === 'number' ? seconds : 60) * 1_000;
  return { requests, ms, per: per === 'client' ? 'client' : 'user' };
}
