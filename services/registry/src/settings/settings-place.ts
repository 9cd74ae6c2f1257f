import type { Queryable } from '@patchbay/chassis';
import { PlatformError, settingScopes } from '@patchbay/proto';
import { platform, type Caller } from '../access/caller.ts';
import { isUuid } from '../checked.ts';
import type { Directory } from '../people/directory.ts';
import { requireUser } from '../people/people-lookup.ts';
import { requireManageable, requireSpace, type SpaceSeen } from '../spaces/space-access.ts';
import { findUserNamed } from '../people/user-store.ts';
import type { DocumentKey } from './document-store.ts';

export type PlaceDeps = { db: Queryable; directory: Directory };

/** Whose settings; `space` when they are those of one. */
export type Place = Omit<DocumentKey, 'slug'> & { space?: SpaceSeen };

type Asked = { kind?: string; id?: string } | null | undefined;

/** Who asks, and how it is found out that they may change settings of the whole site. */
export type Asker = { caller: Caller; administers: () => Promise<void> };

/**
 * Whose settings a request is about, for somebody who may see and change them: a person for their own,
 * the admins of a space for the space's, and for all of them who may change site settings. A space may
 * be named by its slug, a person by their username.
 *
 * @throws PlatformError `invalid` for a scope that is none or lacks its id, `not_found`, `forbidden`.
 */
export async function requirePlace(deps: PlaceDeps, asked: Asked, asker: Asker): Promise<Place> {
  const { kind = '', id = '' } = asked ?? {};
  const scope = settingScopes.find((it) => it === (kind || 'site'));
  if (!scope) {
    throw new PlatformError('invalid', `scope.kind is "${kind}": it must be site, space or user`);
  }
  if ((scope === 'site') !== (id === '')) {
    const rule = scope === 'site' ? 'has no id' : `needs the id of the ${scope}`;
    throw new PlatformError('invalid', `scope.id is "${id}": the scope "${scope}" ${rule}`);
  }
  switch (scope) {
    case 'site':
      await asker.administers();
      return { scope, scopeId: '' };
    case 'space': {
      const space = await requireSpaceOf(deps, id, asker);
      return { scope, scopeId: space.id, space };
    }
    case 'user':
      return { scope, scopeId: await requireUserId(deps, id, asker) };
    default:
      return scope satisfies never;
  }
}

async function requireSpaceOf(
  { db, directory }: PlaceDeps,
  id: string,
  { caller, administers }: Asker,
): Promise<SpaceSeen> {
  const { roles, spaces } = directory;
  if (isUuid(id) && !spaces.has(id)) await directory.refresh();
  const slug = spaces.get(id)?.slug ?? id;
  if (await succeeds(administers())) return requireSpace(db, slug, { caller: platform, roles });
  const space = await requireSpace(db, slug, { caller, roles });
  requireManageable(space);
  return space;
}

async function requireUserId(
  { db }: PlaceDeps,
  id: string,
  { caller, administers }: Asker,
): Promise<string> {
  if (caller.kind === 'user' && caller.id === id) return id;
  await administers();
  const named = isUuid(id) ? undefined : await findUserNamed(db, id);
  return (named ?? (await requireUser(db, id))).id;
}

async function succeeds(check: Promise<void>): Promise<boolean> {
  try {
    await check;
    return true;
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'forbidden') return false;
    throw error;
  }
}
