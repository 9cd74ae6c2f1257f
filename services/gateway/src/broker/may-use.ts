import type { KnownSpace } from '@patchbay/chassis';
import {
  fromStruct,
  holdsInSpace,
  isActiveIn,
  neededPermissions,
  scopesOf,
  type DirectoryRoles,
} from '@patchbay/proto';
import type { Acting } from '../requests/identity.ts';
import type { Placed } from './point-index.ts';

/** Who asks, in which space. */
export type Audience = {
  acting: Acting;
  space: KnownSpace | undefined;
  /** What each role of the directory permits. */
  roles: DirectoryRoles;
};

/**
 * Whether a contribution is there for somebody: for who holds all permissions that it lists,
 * on the site or by their roles in the space, and for
 * the platform and plugins that ask by themselves; in a space its plugin has to be active there.
 */
export function mayUse(
  { plugin, properties }: Placed,
  { acting, space, roles }: Audience,
): boolean {
  const { permissions: declared = [], ...manifest } = fromStruct(plugin.manifest);
  const listed = properties['permissions'];
  if (Array.isArray(listed) && isPerson(acting)) {
    const own = { slug: plugin.slug, permissions: declared as { name: string }[] };
    const needed = neededPermissions(own, listed.map(String));
    const held = space?.members.get(acting.sub) ?? [];
    if (!needed.every((name) => holdsInSpace(acting, name, { held, roles }))) return false;
  }
  if (space === undefined) return true;
  return isActiveIn({
    enabled: plugin.enabled,
    scopes: scopesOf(manifest),
    decided: space.decided.get(plugin.slug),
  });
}

function isPerson({ sub }: Acting): boolean {
  return sub !== 'platform' && !sub.startsWith('plugin:');
}
