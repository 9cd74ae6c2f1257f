import {
  PlatformError,
  type ReceivedDirectoryRole,
  type ReceivedDirectorySpace,
  type ReceivedDirectoryToken,
  type ReceivedDirectoryUser,
  type ReceivedWatchDirectoryResponse,
} from '@patchbay/proto';

/** What was heard before, for what it takes to tell a directory from none. */
type Known = { revision: number; users: number; roles: number };

/**
 * Refuses what cannot be a directory, before anything of it is taken: somebody without an id, two with
 * one, a token that is nobody's, nobody at all where there were people. What only names somebody or
 * something that is not there is no garbage: things change one after the other.
 *
 * @throws PlatformError `internal` with the first thing that is wrong.
 */
export function refuseGarbage(
  { snapshot, change }: ReceivedWatchDirectoryResponse,
  known: Known,
): void {
  if (snapshot) {
    const { revision, users, roles, spaces, tokens } = snapshot;
    check(revision > 0 || users.length === 0, 'people, without a revision');
    check(users.length > 0 || known.users === 0, 'nobody, where there were people');
    check(roles.length > 0 || known.roles === 0, 'no role, where there were some');
    users.forEach(checkUser);
    roles.forEach(checkRole);
    spaces.forEach(checkSpace);
    tokens.forEach(checkToken);
    checkOnce('user', users, ({ id }) => id);
    checkOnce('username', users, ({ username }) => username.toLowerCase());
    checkOnce('role', roles, ({ name }) => name);
    checkOnce('space', spaces, ({ id }) => id);
    checkOnce('address of a space', spaces, ({ slug }) => slug);
    checkOnce('token', tokens, ({ id }) => id);
  } else if (change) {
    const { revision, kind, id, user, role, space, token } = change;
    check(known.revision > 0, 'a change, and not of what');
    check(revision >= known.revision, `revision ${revision} after ${known.revision}`);
    check(kind !== '' && id !== '', 'a change of nothing');
    if (user) checkUser(user);
    if (role) checkRole(role);
    if (space) checkSpace(space);
    if (token) checkToken(token);
    const named = [user?.id, role?.name, space?.id, token?.id].filter((it) => it !== undefined);
    check(
      named.every((it) => it === id),
      `a change of "${short(id)}" that is about "${short(named.join())}"`,
    );
  }
}

function checkUser({ id, username, roles }: ReceivedDirectoryUser): void {
  check(id !== '', `a user "${short(username)}" without an id`);
  check(username !== '', `a user "${short(id)}" without a name`);
  check(!roles.includes(''), `a user "${short(username)}" with a role that has no name`);
}

function checkRole({ name, scope, permissions }: ReceivedDirectoryRole): void {
  check(name !== '', 'a role without a name');
  check(scope === 'site' || scope === 'space', `a role "${short(name)}" for "${short(scope)}"`);
  check(!permissions.includes(''), `a role "${short(name)}" with a permission that has no name`);
}

function checkSpace({ id, slug, members, plugins }: ReceivedDirectorySpace): void {
  check(id !== '', `a space "${short(slug)}" without an id`);
  check(/^[a-z0-9-]+$/.test(slug), `a space with the address "${short(slug)}"`);
  const named = [...members.map(({ userId }) => userId), ...plugins.map(({ plugin }) => plugin)];
  check(!named.includes(''), `a space "${slug}" with members or plugins that have no name`);
}

function checkToken({ id, secretHash, userId, plugin }: ReceivedDirectoryToken): void {
  check(id !== '', 'a token without an id');
  check(secretHash.length === 32, `a token "${short(id)}" without the hash of its secret`);
  check((userId === '') !== (plugin === ''), `a token "${short(id)}" that is nobody's, or of two`);
}

function checkOnce<Thing>(
  what: string,
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
): void {
  const seen = new Set<string>();
  for (const thing of things) {
    const name = nameOf(thing);
    check(!seen.has(name), `the ${what} "${short(name)}" twice`);
    seen.add(name);
  }
}

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new PlatformError('internal', `the registry tells of ${what}`);
}

/** What comes from elsewhere stands in logs and pages. */
function short(text: string): string {
  return text.slice(0, 100);
}
