import { holds, PlatformError, type ReceivedPlugin } from '@patchbay/proto';
import {
  databaseAway,
  disabledPlugin,
  missingPermissions,
  noSuchRoute,
  partAway,
  pluginNotReady,
  signedOut,
  unknownPlugin,
  type Refusal,
} from './refusal.ts';
import type { PluginRoutes } from './plugin-route.ts';
import type { Session, Sessions } from './sessions.ts';

/** Who asks, and for which plugin. `token` is that of the session. */
export type Granted = { session: Session; token: string; plugin: ReceivedPlugin };

/** A request below `/p/<slug>`; `path` is what the plugin would be given. */
export type Asked = {
  slug: string;
  method: string;
  path: string;
  sessionToken: string | undefined;
};

/** Answers at once when the session is in memory, else with a promise. */
export type Access = (asked: Asked) => Granted | Refusal | Promise<Granted | Refusal>;

/**
 * The policy of plugin URLs, in this order: somebody is signed in (401), the plugin is installed
 * (404), it is enabled and not removed (404, so that it looks like none to programs), it has such a
 * route (404) and they have all permissions that the route needs (403), and nothing holds it back (503
 * with what does). Whether an instance can take the request is decided when one is needed.
 */
export function createAccess({
  sessions,
  plugins,
  routes,
}: {
  sessions: Sessions;
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
  routes: PluginRoutes;
}): Access {
  const judge = (asked: Asked, token: string, session: Session): Granted | Refusal => {
    const plugin = plugins().get(asked.slug);
    if (!plugin) return unknownPlugin(asked.slug);
    const { person } = session;
    const isGone = !plugin.enabled || plugin.state?.name === 'removed';
    if (isGone) {
      return disabledPlugin(plugin, { administrator: holds(person, 'plugins.administer') });
    }
    const needed = routes.needed(plugin, asked);
    if (needed === undefined) return noSuchRoute(plugin.title);
    const missing = needed.filter((permission) => !holds(person, permission));
    if (missing.length > 0) return missingPermissions(missing);
    if (!plugin.offered) return pluginNotReady(plugin);
    return { session, token, plugin };
  };

  const find = async (asked: Asked, token: string): Promise<Granted | Refusal> => {
    let session: Session | undefined;
    try {
      session = await sessions.find(token);
    } catch (error) {
      return error instanceof PlatformError ? partAway(error.message) : databaseAway();
    }
    return session ? judge(asked, token, session) : signedOut();
  };

  return (asked) => {
    const token = asked.sessionToken;
    if (token === undefined) return signedOut();
    const session = sessions.remembered(token);
    return session ? judge(asked, token, session) : find(asked, token);
  };
}
