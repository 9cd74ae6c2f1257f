import { PlatformError, type Person, type ReceivedDirectorySpace } from '@patchbay/proto';
import type { Directory } from '../people/directory.ts';

/** For whom, and in which space, something is asked; undefined where that does not matter. */
export type Audience = { person: Person | undefined; space: ReceivedDirectorySpace | undefined };

/**
 * Those that a caller names: a user by id or username, a space by id or slug; empty for none.
 *
 * @throws PlatformError `not_found`.
 */
export function audienceOf(
  { users, spaces, person }: Pick<Directory, 'users' | 'spaces' | 'person'>,
  named: { user: string; space: string },
): Audience {
  const username = named.user.toLowerCase();
  const user =
    users.get(named.user) ?? users.values().find((it) => it.username.toLowerCase() === username);
  if (named.user !== '' && !user) {
    throw new PlatformError('not_found', `there is no user "${named.user}"`);
  }
  const space = spaces.get(named.space) ?? spaces.values().find(({ slug }) => slug === named.space);
  if (named.space !== '' && !space) {
    throw new PlatformError('not_found', `there is no space "${named.space}"`);
  }
  return { person: user && person(user.id), space };
}
