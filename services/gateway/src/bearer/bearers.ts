import { provenToken, type DirectoryCopy, type KnownToken } from '@patchbay/chassis';
import { withinScopes, type Person, type ReceivedPlugin } from '@patchbay/proto';
import type { Session } from '../sign-in/sessions.ts';
import { needsOf } from './scopes-of.ts';

/** What a program says who it is with: an API token, or a plugin's credential. */
export type BearerCredential = {
  kind: 'bearer';
  token: string;
  /** Id of the person for whom a plugin asks, once that is proved. */
  userId?: string | undefined;
};

export type Bearers = {
  /** Whom a token lets in, as that is now; undefined when it counts for nobody. */
  session(credential: BearerCredential): Session | undefined;
  /** The slug of the plugin whose credential a token is. */
  pluginOf(token: string): string | undefined;
  /** The ids of the tokens that were used since the last call. */
  takeUsed(): string[];
};

type Known = { token: KnownToken; source: unknown; session: Session };

/** Of somebody whose browser is not known. */
const preferences = { locale: 'en', timeZone: 'UTC' };

/**
 * Decides from the copies of directory and catalog alone, so that a token that is revoked ends as soon as
 * that is heard. By a token a person may do what they may and its scopes hold. A plugin may do what its
 * manifest needs; for a person, what both may.
 */
export function createBearers({
  directory,
  plugins,
}: {
  directory: Pick<DirectoryCopy, 'token' | 'person'>;
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
}): Bearers {
  // The same object while nothing changes: identities are remembered by it.
  const sessions = new Map<string, Known>();
  const used = new Set<string>();

  const remembered = (
    id: string,
    token: KnownToken,
    source: unknown,
    make: () => Person,
    actor?: string,
  ): Session => {
    const known = sessions.get(id);
    if (known?.token === token && known.source === source) return known.session;
    const session: Session = {
      id,
      person: make(),
      ...preferences,
      ...(actor && { actor }),
      ...(token.expiresAt && { endsAt: token.expiresAt.getTime() }),
    };
    if (sessions.size >= maxRemembered) sessions.clear();
    sessions.set(id, { token, source, session });
    return session;
  };

  const find = (text: string) => provenToken(text, (id) => directory.token(id));

  return {
    session({ token: text, userId }) {
      const token = find(text);
      if (!token) return undefined;
      used.add(token.id);
      if (token.userId) {
        const owner = directory.person(token.userId);
        if (!owner || owner.disabled) return undefined;
        const make = () => withinScopes(owner, token.scopes);
        return remembered(`token:${token.id}`, token, owner, make, `token:${token.id}`);
      }
      const plugin = plugins().get(token.plugin);
      if (!plugin?.enabled || plugin.state?.name === 'removed') return undefined;
      const actor = `plugin:${plugin.slug}`;
      if (userId === undefined) {
        return remembered(`token:${token.id}`, token, plugin.manifest, () => asPerson(plugin));
      }
      const person = directory.person(userId);
      if (!person || person.disabled) return undefined;
      const make = () => withinScopes(person, needsOf(plugin));
      const id = `token:${token.id} ${userId} ${plugin.version}`;
      return remembered(id, token, person, make, actor);
    },
    pluginOf: (text) => find(text)?.plugin || undefined,
    takeUsed() {
      const ids = [...used];
      used.clear();
      return ids;
    },
  };
}

const maxRemembered = 10_000;

/** A plugin that asks for itself. */
function asPerson(plugin: ReceivedPlugin): Person {
  const needs = new Set(needsOf(plugin));
  return {
    id: `plugin:${plugin.slug}`,
    username: plugin.slug,
    displayName: plugin.title,
    superuser: false,
    disabled: false,
    roles: [],
    everything: false,
    permissions: needs,
    scopes: needs,
  };
}
