import { sql, type Database, type Queryable } from '@patchbay/chassis';
import {
  builtInRoles,
  permissionName,
  platformPermissions,
  type Manifest,
  type PlatformPermission,
} from '@patchbay/proto';
import { addDirectoryRevisions } from './directory-store.ts';
import { markObsolete, savePermission } from './permission-store.ts';
import { addPermissions, insertRole } from './role-store.ts';

/** Makes the built-in roles and the platform's own permissions what this version says. */
export async function declarePlatformPermissions(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('patchbay-people'))`);
    const roles: string[] = [];
    for (const role of builtInRoles) {
      const everything = role.name === 'administrator';
      if (await insertRole(tx, { ...role, builtIn: true, everything })) roles.push(role.name);
    }
    const given = await declare(tx, null, platformPermissions);
    const changed = new Set([...roles, ...given]);
    const touched = [...changed].map((id) => ({ kind: 'role' as const, id }));
    if (touched.length > 0) await addDirectoryRevisions(tx, touched);
  });
}

/**
 * Stores the permissions that a plugin's active release declares; others of its own are obsolete from
 * now on, and whoever has them keeps them. Only one that is new is given to its default roles: what an
 * operator took away stays away.
 *
 * @returns the roles that permit more now.
 */
export function declarePermissions(
  tx: Queryable,
  slug: string,
  manifest: Pick<Manifest, 'permissions'> | undefined,
): Promise<string[]> {
  const declared = (manifest?.permissions ?? []).map((permission) => {
    const name = permissionName(slug, permission.name);
    const { title = name, description = '' } = permission;
    // A manifest that was stored before they existed has no default roles.
    return { name, title, description, defaultRoles: permission.defaultRoles ?? [] };
  });
  return declare(tx, slug, declared);
}

async function declare(
  tx: Queryable,
  plugin: string | null,
  declared: readonly PlatformPermission[],
): Promise<string[]> {
  const given: string[] = [];
  for (const { defaultRoles, object = '', ...permission } of declared) {
    if (!(await savePermission(tx, { ...permission, object, plugin }))) continue;
    for (const role of defaultRoles) await addPermissions(tx, role, [permission.name]);
    given.push(...defaultRoles);
  }
  const names = declared.map(({ name }) => name);
  await markObsolete(tx, plugin, names);
  return [...new Set(given)];
}
