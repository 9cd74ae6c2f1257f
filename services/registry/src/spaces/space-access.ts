import type { Queryable } from '@patchbay/chassis';
import { holdsInSpace, PlatformError, type DirectoryRoles } from '@patchbay/proto';
import type { Caller } from '../access/caller.ts';
import { findSpace, type SpaceRow } from './space-store.ts';

/** A space as somebody sees it. */
export type SpaceSeen = SpaceRow & {
  /** Whether they may change it. */
  manageable: boolean;
};

/** The user who asks, or for whom a token does. */
export function userIdOf(caller: Caller): string | null {
  if (caller.kind === 'user') return caller.id;
  return caller.kind === 'token' ? caller.userId : null;
}

/** `space` as `caller` sees it; undefined when they may not. */
export function seenBy(
  space: SpaceRow,
  caller: Caller,
  roles: DirectoryRoles,
): SpaceSeen | undefined {
  if (caller.kind === 'platform') return { ...space, manageable: true };
  const manageable = holdsInSpace(caller, 'spaces.administer', {
    space: space.id,
    held: space.roles,
    roles,
  });
  if (space.roles.length === 0 && !manageable) return undefined;
  return { ...space, manageable };
}

/** @throws PlatformError `not_found`; `forbidden` for somebody who is not in it. */
export async function requireSpace(
  db: Queryable,
  slug: string,
  { caller, roles }: { caller: Caller; roles: DirectoryRoles },
): Promise<SpaceSeen> {
  const space = await findSpace(db, slug, userIdOf(caller));
  if (!space) throw new PlatformError('not_found', `there is no space "${slug}"`);
  const seen = seenBy(space, caller, roles);
  if (seen) return seen;
  throw new PlatformError(
    'forbidden',
    `you are not in the space "${slug}": ask one of its admins to take you in`,
    { reason: 'space-member' },
  );
}

/** @throws PlatformError `forbidden` */
export function requireManageable({ title, manageable }: SpaceSeen): void {
  if (manageable) return;
  throw new PlatformError(
    'forbidden',
    `only admins of the space "${title}" may do this: ask one of them`,
    { reason: 'space-admin' },
  );
}

/** @throws PlatformError `failed_precondition` */
export function requireUnarchived({ title, archivedAt }: Pick<SpaceRow, 'title' | 'archivedAt'>) {
  if (archivedAt === null) return;
  throw new PlatformError(
    'failed_precondition',
    `the space "${title}" is archived: take it out of the archive first`,
    { reason: 'space-archived' },
  );
}
