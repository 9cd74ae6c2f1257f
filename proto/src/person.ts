import type { DirectoryRole__Output } from './gen/patchbay/registry/v1/DirectoryRole.ts';
import type { DirectoryUser__Output } from './gen/patchbay/registry/v1/DirectoryUser.ts';

/** Somebody as the directory knows them, with what they may do on the site. */
export type Person = {
  id: string;
  username: string;
  displayName: string;
  /** May do everything, and no policy vetoes it. */
  superuser: boolean;
  disabled: boolean;
  /** Names, sorted. */
  roles: readonly string[];
  /** Has a role that holds every permission, or is a superuser. */
  everything: boolean;
  /** Full names of the permissions that their roles list. */
  permissions: ReadonlySet<string>;
  /** Where they ask by a token with scopes: nothing beyond these; absent for no limit. */
  scopes?: ReadonlySet<string> | undefined;
  /** What was decided with the policies of plugins, where they were asked; it comes before roles. */
  verdicts?: Verdicts | undefined;
};

/** Whether somebody may, who decided that, and why. */
export type Verdict = { allowed: boolean; name: string; detail: string };

/** By `verdictKey`. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/** @param object such as `space:<id>`; empty for the whole site. */
export function verdictKey(permission: string, object: string): string {
  return `${permission} ${object}`;
}

/** A user of the directory with the permissions of their roles. */
export function toPerson(
  user: DirectoryUser__Output,
  roles: ReadonlyMap<string, DirectoryRole__Output>,
): Person {
  const { id, username, displayName, superuser, disabled } = user;
  const held = user.roles.flatMap((name) => roles.get(name) ?? []);
  return {
    id,
    username,
    displayName,
    superuser,
    disabled,
    roles: user.roles.toSorted(),
    everything: superuser || held.some((role) => role.everything),
    permissions: new Set(held.flatMap(({ permissions }) => permissions)),
  };
}

/** What `holds` looks at. */
export type Holder = Pick<Person, 'everything' | 'permissions' | 'scopes' | 'verdicts'>;

/** Whether they have a permission: by what policies said, where they were asked, else by their roles. */
export function holds(holder: Holder, permission: string): boolean {
  const { everything, permissions, verdicts } = holder;
  const verdict = verdicts?.get(verdictKey(permission, ''));
  const has = verdict?.allowed ?? (everything || permissions.has(permission));
  return has && isInScope(holder, permission);
}

/** Whether the token by which they ask, if they do, reaches so far. */
export function isInScope({ scopes }: Pick<Person, 'scopes'>, permission: string): boolean {
  return scopes === undefined || scopes.has(permission);
}

/** The person as they are by a token with these scopes; `*` is all that they may do. */
export function withinScopes(person: Person, scopes: readonly string[]): Person {
  if (scopes.includes('*')) return person;
  return { ...person, superuser: false, scopes: new Set(scopes) };
}
