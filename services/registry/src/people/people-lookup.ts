import type { Queryable } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { isUuid } from '../checked.ts';
import { findGroup, listGroups, type GroupRow } from './group-store.ts';
import { findRole, listRoles, type RoleRow } from './role-store.ts';
import { findUser, type UserRow } from './user-store.ts';

/** @throws PlatformError `not_found` */
export async function requireUser(db: Queryable, id: string): Promise<UserRow> {
  const user = isUuid(id) ? await findUser(db, id) : undefined;
  if (user) return user;
  throw new PlatformError(
    'not_found',
    `there is no user "${id}"; \`patchbay users list\` shows their ids`,
  );
}

/** @throws PlatformError `not_found` that names the groups there are. */
export async function requireGroup(db: Queryable, id: string): Promise<GroupRow> {
  const group = isUuid(id) ? await findGroup(db, id) : undefined;
  if (group) return group;
  const known = (await listGroups(db)).slice(0, 10).map((it) => `"${it.name}" (${it.id})`);
  throw new PlatformError(
    'not_found',
    `there is no group "${id}"; there is ${known.join(', ') || 'none yet'}`,
  );
}

/** @throws PlatformError `not_found` that names the roles there are. */
export async function requireRole(db: Queryable, name: string): Promise<RoleRow> {
  const role = await findRole(db, name);
  if (role) return role;
  const known = (await listRoles(db)).map((it) => it.name);
  throw new PlatformError('not_found', `there is no role "${name}"; there is ${known.join(', ')}`);
}

/**
 * A role that can be granted for the whole site.
 *
 * @throws PlatformError `not_found`, `failed_precondition` for what everybody has or spaces give.
 */
export async function requireSiteRole(db: Queryable, name: string): Promise<RoleRow> {
  const role = await requireRole(db, name);
  if (role.scope === 'site' && role.name !== 'member') return role;
  const why = role.scope === 'site' ? 'everybody has it' : 'it is given in each space';
  throw new PlatformError('failed_precondition', `the role "${name}" cannot be granted: ${why}`);
}
