import type { ReceivedPlugin } from '@patchbay/proto';
import {
  databaseAway,
  disabledPlugin,
  pluginNotReady,
  signedOut,
  unknownPlugin,
  type Refusal,
} from './refusal.ts';
import { sessionTokenOf } from './session-cookie.ts';
import type { Session, Sessions } from './sessions.ts';

/** Who asks, and for which plugin. `token` is that of the session. */
export type Granted = { session: Session; token: string; plugin: ReceivedPlugin };

export type Access = (slug: string, cookies: string | undefined) => Promise<Granted | Refusal>;

/**
 * The policy of plugin URLs, in this order: somebody is signed in (401), the plugin is installed
 * (404), it is enabled and not removed (404, so that it looks like none to programs), and nothing
 * holds it back (503 with what does). Whether an instance can take the request is decided when one is
 * needed.
 */
export function createAccess({
  sessions,
  plugins,
}: {
  sessions: Sessions;
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
}): Access {
  return async (slug, cookies) => {
    const token = sessionTokenOf(cookies);
    if (token === undefined) return signedOut();
    let session: Session | undefined;
    try {
      session = await sessions.find(token);
    } catch {
      return databaseAway();
    }
    if (!session) return signedOut();
    const plugin = plugins().get(slug);
    if (!plugin) return unknownPlugin(slug);
    const administrator = session.account.role === 'administrator';
    const isGone = !plugin.enabled || plugin.state?.name === 'removed';
    if (isGone) return disabledPlugin(plugin, { administrator });
    if (!plugin.offered) return pluginNotReady(plugin);
    return { session, token, plugin };
  };
}
