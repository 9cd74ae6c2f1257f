import { setTimeout as sleep } from 'node:timers/promises';
import {
  createClient,
  directory,
  toPerson,
  type DirectoryRoles,
  type Person,
  type ReceivedDirectoryRole,
  type ReceivedDirectorySpace,
  type ReceivedDirectoryToken,
  type ReceivedDirectoryUser,
  type ReceivedWatchDirectoryResponse,
} from '@patchbay/proto';
import { refuseGarbage } from './directory-garbage.ts';
import type { Logger } from './log.ts';
import { toKnownSpace, type KnownSpace } from './known-space.ts';
import { toKnownToken, type KnownToken } from './known-token.ts';
import { watchRegistry, type RegistryWatch } from './watch-registry.ts';

/** The whole directory as it was at a revision. */
export type DirectorySnapshot = {
  revision: number;
  users: readonly ReceivedDirectoryUser[];
  roles: readonly ReceivedDirectoryRole[];
  spaces: readonly ReceivedDirectorySpace[];
  tokens: readonly ReceivedDirectoryToken[];
};

/** What is another now: of the thing named, what it is, or null when it is gone. */
export type DirectoryChange = NonNullable<ReceivedWatchDirectoryResponse['change']>;

export type DirectoryCopy = RegistryWatch & {
  /**
   * Somebody by their id, as last heard. The same object until something about them changes, so that
   * it may be compared by identity.
   */
  person(id: string): Person | undefined;
  /** Somebody by what they sign in with, in any case. */
  personNamed(username: string): Person | undefined;
  /** A space by its slug, as last heard; the same object until something about it changes. */
  space(slug: string): KnownSpace | undefined;
  /** Every space, in no order. */
  spaces(): Iterable<KnownSpace>;
  /** A token of a user or a plugin by its id; the same object until something about it changes. */
  token(id: string): KnownToken | undefined;
  /** What each role permits, by its name. */
  roles(): DirectoryRoles;
  /** The revision of what was heard; 0 before the first snapshot. */
  revision(): number;
  snapshot(): DirectorySnapshot;
  /** Resolves when a revision was heard, at the latest after half a second. */
  reached(revision: number): Promise<void>;
};

/**
 * Keeps a copy of the registry's directory: everybody, with what they may do on the site, and
 * every space. It reconnects for ever, and goes on with what it heard last while the registry is away. `onChange` is
 * called after each snapshot and each change, which it is given, `onTrouble` when the registry goes away. What cannot be a
 * directory changes nothing. It begins with `initial`, until it hears a first snapshot.
 */
export function followDirectory({
  address,
  token,
  log,
  onChange,
  onTrouble,
  initial,
}: {
  address: string;
  token: string;
  log: Logger;
  onChange: (change?: DirectoryChange) => void;
  onTrouble?: () => void;
  initial?: DirectorySnapshot | undefined;
}): DirectoryCopy {
  const users = new Map<string, ReceivedDirectoryUser>();
  const roles = new Map<string, ReceivedDirectoryRole>();
  const ids = new Map<string, string>();
  const people = new Map<string, Person>();
  const spaces = new Map<string, KnownSpace>();
  const spaceIds = new Map<string, string>();
  const tokens = new Map<string, KnownToken>();
  /** As they were heard. */
  const heardSpaces = new Map<string, ReceivedDirectorySpace>();
  const heardTokens = new Map<string, ReceivedDirectoryToken>();
  let revision = 0;
  let heard = 0;
  const client = createClient(directory, { address, token });

  const setUser = (id: string, user: ReceivedDirectoryUser | null): void => {
    const before = users.get(id);
    if (before && ids.get(before.username.toLowerCase()) === id) {
      ids.delete(before.username.toLowerCase());
    }
    people.delete(id);
    if (user) {
      users.set(id, user);
      ids.set(user.username.toLowerCase(), id);
    } else {
      users.delete(id);
    }
  };

  const setRole = (name: string, role: ReceivedDirectoryRole | null): void => {
    if (role) roles.set(name, role);
    else roles.delete(name);
    for (const [id, person] of people) if (person.roles.includes(name)) people.delete(id);
    // What a role permits in spaces is decided from the space: it counts as changed.
    if (role?.scope === 'space') for (const [id, space] of spaces) spaces.set(id, { ...space });
  };

  const setSpace = (id: string, space: ReceivedDirectorySpace | null): void => {
    const before = spaces.get(id);
    if (before && spaceIds.get(before.slug) === id) spaceIds.delete(before.slug);
    if (space) {
      heardSpaces.set(id, space);
      spaces.set(id, toKnownSpace(space));
      spaceIds.set(space.slug, id);
    } else {
      heardSpaces.delete(id);
      spaces.delete(id);
    }
  };

  const setToken = (id: string, token: ReceivedDirectoryToken | null): void => {
    if (token) {
      heardTokens.set(id, token);
      tokens.set(id, toKnownToken(token));
    } else {
      heardTokens.delete(id);
      tokens.delete(id);
    }
  };

  const setAll = (snapshot: DirectorySnapshot): void => {
    const all = [users, roles, ids, people, spaces, spaceIds, tokens, heardSpaces, heardTokens];
    for (const map of all) map.clear();
    for (const role of snapshot.roles) roles.set(role.name, role);
    for (const user of snapshot.users) setUser(user.id, user);
    for (const space of snapshot.spaces) setSpace(space.id, space);
    for (const token of snapshot.tokens) setToken(token.id, token);
    revision = snapshot.revision;
  };
  if (initial) setAll(initial);

  const apply = (response: ReceivedWatchDirectoryResponse): void => {
    refuseGarbage(response, { revision: heard, users: users.size, roles: roles.size });
    const { snapshot, change } = response;
    if (snapshot) {
      setAll(snapshot);
      heard = revision;
    } else if (change) {
      if (change.kind === 'user') setUser(change.id, change.user);
      if (change.kind === 'role') setRole(change.id, change.role);
      if (change.kind === 'space') setSpace(change.id, change.space);
      if (change.kind === 'token') setToken(change.id, change.token);
      revision = heard = change.revision;
    }
    onChange(change ?? undefined);
  };

  const watch = watchRegistry({
    what: 'directory',
    address,
    log,
    watch: (options, { whole }) => client.watch({ sinceRevision: whole ? 0 : heard }, options),
    apply,
    onTrouble,
  });

  const person = (id: string): Person | undefined => {
    const known = people.get(id);
    if (known) return known;
    const user = users.get(id);
    if (!user) return undefined;
    const made = toPerson(user, roles);
    people.set(id, made);
    return made;
  };

  return {
    ...watch,
    person,
    personNamed(username) {
      const id = ids.get(username.toLowerCase());
      return id === undefined ? undefined : person(id);
    },
    space: (slug) => spaces.get(spaceIds.get(slug) ?? ''),
    spaces: () => spaces.values(),
    token: (id) => tokens.get(id),
    roles: () => roles,
    revision: () => revision,
    snapshot: () => ({
      revision,
      users: [...users.values()],
      roles: [...roles.values()],
      spaces: [...heardSpaces.values()],
      tokens: [...heardTokens.values()],
    }),
    async reached(wanted) {
      const giveUpAt = performance.now() + 500;
      const isHeard = () => revision >= wanted;
      while (!isHeard() && performance.now() < giveUpAt) await sleep(5);
    },
    async [Symbol.asyncDispose]() {
      await watch[Symbol.asyncDispose]();
      client[Symbol.dispose]();
    },
  };
}
