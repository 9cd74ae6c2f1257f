import type { Directory } from '../people/directory.ts';

/**
 * Who is meant: each once, without those who are disabled and without whoever caused it. In a space
 * roles are those of the space, and only its members count; outside they are roles of the site.
 */
export function recipientsOf(
  { users, spaces }: Pick<Directory, 'users' | 'spaces'>,
  {
    space,
    userIds,
    roles,
    actor,
  }: {
    /** Its id. */
    space: string | undefined;
    userIds: readonly string[];
    roles: readonly string[];
    actor: string;
  },
): string[] {
  const candidates =
    space === undefined
      ? [...users.values()].map((user) => ({ userId: user.id, roles: user.roles }))
      : (spaces.get(space)?.members ?? []);
  const named = new Set(userIds);
  return candidates
    .filter(({ userId, roles: held }) => named.has(userId) || held.some((it) => roles.includes(it)))
    .map(({ userId }) => userId)
    .filter((userId) => userId !== actor && users.get(userId)?.disabled === false);
}
