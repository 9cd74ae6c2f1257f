import { holds, PlatformError, type ReceivedPlugin } from '@patchbay/proto';
import {
  archivedSpace,
  databaseAway,
  disabledPlugin,
  inactivePlugin,
  isRefusal,
  missingPermissions,
  noSuchRoute,
  onlyInSpaces,
  partAway,
  pluginNotReady,
  signedOut,
  unknownPlugin,
  websocketMismatch,
  type Refusal,
} from './refusal.ts';
import type { PluginRoutes } from './plugin-route.ts';
import type { Views } from './isolation/views.ts';
import { anonymous, linkBearer } from './nobody.ts';
import type { RouteRule } from './route-rule.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Entered, Spaces } from './spaces.ts';

/** Who asks, and for which plugin. */
export type Granted = {
  session: Session;
  plugin: ReceivedPlugin;
  /** Undefined outside of spaces. */
  entered: Entered | undefined;
  rule: RouteRule;
};

/** What a browser says who it is with: the session's cookie, or that of a plugin's views. */
export type Credential = { kind: 'session' | 'view'; token: string };

/** A request for a plugin; `path` is what it would be given. */
export type Asked = {
  slug: string;
  /** Slug of the space it is asked for in. */
  space?: string | undefined;
  method: string;
  path: string;
  /** It wants to switch to another protocol, and may then say anything. */
  upgrades?: boolean;
  credential: Credential | undefined;
  /** It came with a link that the plugin signed for this path, which stands for permissions. */
  hasLink?: boolean;
};

export type Access = {
  /** Answers at once when the session is in memory, else with a promise. */
  decide(asked: Asked): Granted | Refusal | Promise<Granted | Refusal>;
  /** Whether nobody has to be signed in for it. Outside of spaces only. */
  isPublic(asked: Pick<Asked, 'slug' | 'space' | 'method' | 'path'>): boolean;
};

/**
 * The policy of plugin URLs, in this order: somebody is signed in, unless the route is public or they have
 * a signed link (401), the space is there (404) and
 * they may enter it (403), the plugin is installed (404), it is enabled and not removed (404, so that it
 * looks like none to programs), it is active in the space, or has pages outside of spaces (404), it has
 * such a route there (404) and they have all permissions that the route needs (403), nothing is to be
 * changed in an archived space (403), and nothing holds the plugin back (503 with what does). Whether an
 * instance can take the request is decided when one is needed.
 */
export function createAccess({
  sessions,
  views,
  plugins,
  routes,
  spaces,
}: {
  sessions: Sessions;
  views: Views;
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
  routes: PluginRoutes;
  spaces: Spaces;
}): Access {
  const judge = (asked: Asked, session: Session): Granted | Refusal => {
    const { person } = session;
    const entered = asked.space === undefined ? undefined : spaces.enter(person, asked.space);
    if (entered && isRefusal(entered)) return entered;
    const plugin = plugins().get(asked.slug);
    if (!plugin) return unknownPlugin(asked.slug);
    const isGone = !plugin.enabled || plugin.state?.name === 'removed';
    if (isGone) {
      return disabledPlugin(plugin, { administrator: holds(person, 'plugins.administer') });
    }
    if (entered ? !spaces.isActive(plugin, entered.space) : !routes.scopes(plugin).site) {
      return entered ? inactivePlugin(plugin.title, entered) : onlyInSpaces(plugin.title);
    }
    const rule = routes.rule(plugin, asked);
    if (!rule) return noSuchRoute(plugin.title);
    if (
      !asked.hasLink &&
      !rule.needed.every((permission) => spaces.holds(person, permission, entered))
    ) {
      return missingPermissions(
        rule.needed.filter((permission) => !spaces.holds(person, permission, entered)),
      );
    }
    const { websocket } = rule;
    if (websocket !== 'maybe' && (websocket === 'only') !== (asked.upgrades === true)) {
      return websocketMismatch(plugin.title, websocket);
    }
    if (entered?.space.archived && (asked.upgrades || !isRead(asked.method))) {
      return archivedSpace(entered.space.title);
    }
    if (!plugin.offered) return pluginNotReady(plugin);
    return { session, plugin, entered, rule };
  };

  const find = async (asked: Asked, { kind, token }: Credential): Promise<Granted | Refusal> => {
    let session: Session | undefined;
    try {
      session = await (kind === 'view' ? views.find(token, asked.slug) : sessions.find(token));
    } catch (error) {
      return error instanceof PlatformError ? partAway(error.message) : databaseAway();
    }
    return session ? judge(asked, session) : withoutSession(asked);
  };

  const isPublic: Access['isPublic'] = (asked) => {
    if (asked.space !== undefined) return false;
    const plugin = plugins().get(asked.slug);
    return plugin?.offered === true && routes.rule(plugin, asked)?.access === 'public';
  };

  const withoutSession = (asked: Asked) =>
    isPublic(asked) ? judge(asked, anonymous) : signedOut();

  return {
    isPublic,
    decide(asked) {
      const { credential, slug, hasLink } = asked;
      if (hasLink) return judge(asked, linkBearer);
      if (!credential) return withoutSession(asked);
      const { kind, token } = credential;
      const session = kind === 'view' ? views.remembered(token, slug) : sessions.remembered(token);
      return session ? judge(asked, session) : find(asked, credential);
    },
  };
}

/** Methods that are safe by RFC 9110 §9.2.1, and pass where nothing may be changed. */
function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
