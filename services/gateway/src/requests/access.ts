import type { DecideAccess, Policies } from '@patchbay/chassis';
import { holds, isInScope, verdictKey, type Person, type ReceivedPlugin } from '@patchbay/proto';
import { isRefusal, type Refusal } from './refusal.ts';
import { badToken, signedOut } from './refusals/identity-refusals.ts';
import { missingPermissions, outOfScope, vetoed } from './refusals/permission-refusals.ts';
import { sessionUnchecked } from './refusals/platform-refusals.ts';
import { disabledPlugin, pluginNotReady, unknownPlugin } from './refusals/plugin-refusals.ts';
import { noSuchRoute, pageNotFound, websocketMismatch } from './refusals/route-refusals.ts';
import { archivedSpace, inactivePlugin, onlyInSpaces } from './refusals/space-refusals.ts';
import type { PluginRoutes } from './plugin-route.ts';
import type { BearerCredential, Bearers } from '../bearer/bearers.ts';
import type { Views } from '../isolation/views.ts';
import { verdictOf } from './judge-person.ts';
import { anonymous, isNobody, linkBearer } from './nobody.ts';
import type { RouteRule } from './route-rule.ts';
import type { Session, Sessions } from '../sign-in/sessions.ts';
import type { Entered, Spaces } from './spaces.ts';

/** Who asks, and for which plugin. */
export type Granted = {
  session: Session;
  plugin: ReceivedPlugin;
  /** Undefined outside of spaces. */
  entered: Entered | undefined;
  rule: RouteRule;
  asked: Asked;
};

/** What a browser says who it is with: the session's cookie, or that of a plugin's views; or a program. */
export type Credential = CookieCredential | BearerCredential;

export type CookieCredential = { kind: 'session' | 'view'; token: string };

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
  /** It came with a link that the plugin signed for this path, which stands for permissions until then. */
  linkEndsAt?: number | undefined;
};

/** At once when all it takes is in memory. */
type Soon<Result> = Result | Promise<Result>;

export type Access = {
  decide(asked: Asked): Soon<Granted | Refusal>;
  /** The same for a session that is known; what policies have said of its person is not asked again. */
  decideFor(session: Session, asked: Asked): Soon<Granted | Refusal>;
  /** Whether a request that was let in would be now. */
  isStillGranted(granted: Granted): Soon<boolean>;
  /** Whether nobody has to be signed in for it. */
  isPublic(asked: Pick<Asked, 'slug' | 'space' | 'method' | 'path'>): boolean;
};

/**
 * The policy of plugin URLs, in this order: somebody is signed in, unless the route is public or they have
 * a signed link (401), the space is there (404) and
 * they may enter it (403; what is public there they get as somebody who is not known), the plugin is installed (404), it is enabled and not removed (404, so that it
 * looks like none to programs), it is active in the space, or has pages outside of spaces (404), it has
 * such a route there (404) and they have all permissions that the route needs, by policies or their roles,
 * and by a token that reaches so far (403), nothing is to be
 * changed in an archived space (403), and nothing holds the plugin back (503 with what does). Whether an
 * instance can take the request is decided when one is needed.
 */
export function createAccess({
  sessions,
  views,
  bearers,
  plugins,
  routes,
  spaces,
  personOf,
  policies,
  decideAccess,
}: {
  sessions: Sessions;
  views: Views;
  bearers: Bearers;
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
  routes: PluginRoutes;
  spaces: Spaces;
  personOf: (userId: string) => Person | undefined;
  policies: Policies;
  decideAccess: DecideAccess;
}): Access {
  const judge = (asked: Asked, session: Session): Soon<Granted | Refusal> => {
    const { person } = session;
    const entered = enter(asked, session);
    if (entered && isRefusal(entered)) return outside(asked, session, entered);
    const plugin = plugins().get(asked.slug);
    if (!plugin) return unknownPlugin(asked.slug);
    const isGone = !plugin.enabled || plugin.state?.name === 'removed';
    if (isGone) {
      return disabledPlugin(plugin, { administrator: holds(person, 'plugins.administer') });
    }
    if (entered ? !spaces.isActive(plugin, entered.space) : !routes.scopes(plugin).site) {
      if (!entered) return onlyInSpaces(plugin.title);
      return isNobody(session) ? pageNotFound() : inactivePlugin(plugin.title, entered);
    }
    const rule = routes.rule(plugin, asked);
    if (!rule) return noSuchRoute(plugin.title);
    const { needed } = rule;
    const granted: Granted = { session, plugin, entered, rule, asked };
    if (asked.linkEndsAt !== undefined) return settle(granted);
    if (
      asksPolicies(person) &&
      needed.some((permission) => policies.about(permission).length > 0)
    ) {
      return askPolicies(granted);
    }
    const missing = needed.filter((permission) => !spaces.holds(person, permission, entered));
    if (missing.length > 0) return missingPermissions(missing);
    const isOpen = rule.access === 'public' || needed.length > 0;
    return isOpen || reaches(person, plugin.slug) ? settle(granted) : outOfScope(plugin);
  };

  const enter = ({ space }: Asked, session: Session): Entered | Refusal | undefined => {
    if (space === undefined) return undefined;
    return isNobody(session) ? spaces.visit(space) : spaces.enter(session.person, space);
  };

  /** Somebody who is not in a space sees there what anybody sees; who is not known hears of none. */
  const outside = (asked: Asked, session: Session, why: Refusal): Soon<Granted | Refusal> => {
    if (isNobody(session)) return pageNotFound();
    return why.code === 'not_in_space' && isPublic(asked) ? judge(asked, anonymous) : why;
  };

  const askPolicies = async (granted: Granted): Promise<Granted | Refusal> => {
    const { session, entered, rule } = granted;
    const { person } = session;
    const object = entered ? `space:${entered.space.id}` : '';
    for (const permission of rule.needed) {
      if (!isInScope(person, permission)) return missingPermissions([permission]);
      const said =
        person.verdicts?.get(verdictKey(permission, object)) ??
        verdictOf(await decideAccess(person, { permission, object }));
      if (said.allowed) continue;
      return said.name === 'roles' ? missingPermissions([permission]) : vetoed(said);
    }
    return settle(granted);
  };

  const settle = (granted: Granted): Granted | Refusal => {
    const { asked, entered, plugin, rule } = granted;
    const { websocket } = rule;
    if (websocket !== 'maybe' && (websocket === 'only') !== (asked.upgrades === true)) {
      return websocketMismatch(plugin.title, websocket);
    }
    if (entered?.space.archived && (asked.upgrades || !isRead(asked.method))) {
      return archivedSpace(entered.space.title);
    }
    return plugin.offered ? granted : pluginNotReady(plugin);
  };

  const find = async (
    asked: Asked,
    { kind, token }: CookieCredential,
  ): Promise<Granted | Refusal> => {
    let session: Session | undefined;
    try {
      session = await (kind === 'view' ? views.find(token, asked.slug) : sessions.find(token));
    } catch (error) {
      return sessionUnchecked(error);
    }
    return session ? judge(asked, session) : withoutSession(asked);
  };

  const isPublic: Access['isPublic'] = (asked) => {
    const plugin = plugins().get(asked.slug);
    return plugin?.offered === true && routes.rule(plugin, asked)?.access === 'public';
  };

  const withoutSession = (asked: Asked) =>
    isPublic(asked) ? judge(asked, anonymous) : signedOut();

  return {
    isPublic,
    decideFor: (session, asked) => judge(asked, session),
    decide(asked) {
      const { credential, slug, linkEndsAt } = asked;
      if (linkEndsAt !== undefined) return judge(asked, linkBearer);
      if (!credential) return withoutSession(asked);
      if (credential.kind === 'bearer') {
        const session = bearers.session(credential);
        return session ? judge(asked, session) : badToken();
      }
      const { kind, token } = credential;
      const session = kind === 'view' ? views.remembered(token, slug) : sessions.remembered(token);
      return session ? judge(asked, session) : find(asked, credential);
    },
    isStillGranted({ asked, session }) {
      const now = asNow(asked, session);
      if (!now) return false;
      const judged = judge(asked, now);
      return judged instanceof Promise ? judged.then((it) => !isRefusal(it)) : !isRefusal(judged);
    },
  };

  function asNow({ credential }: Asked, session: Session): Session | undefined {
    if (isNobody(session)) return session;
    if (credential?.kind === 'bearer') return bearers.session(credential);
    const person = personOf(session.person.id);
    return person && !person.disabled ? { ...session, person } : undefined;
  }
}

/** Policies are about people, and about those only who are not above them. */
function asksPolicies({ id, superuser }: Person): boolean {
  return !superuser && !id.startsWith('plugin:');
}

/** Where a route needs no permission, a token with scopes has to have one of the plugin's. */
function reaches({ scopes }: Person, slug: string): boolean {
  return scopes === undefined || [...scopes].some((scope) => scope.startsWith(`${slug}.`));
}

/** Methods that are safe by RFC 9110 §9.2.1, and pass where nothing may be changed. */
function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
