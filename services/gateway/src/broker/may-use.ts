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
import { pageLedTo } from './led-to.ts';
import type { Placed } from './point-index.ts';

/** Who asks, in which space. */
export type Audience = {
  acting: Acting;
  space: KnownSpace | undefined;
  /** What each role of the directory permits. */
  roles: DirectoryRoles;
};

/**
 * Whether a contribution is there for somebody: for who holds all permissions that it lists, and those of
 * the page that it leads to, on the site or by their roles in the space, and for
 * the platform and plugins that ask by themselves; in a space its plugin has to be active there. One
 * that leads to a page is where that page is.
 */
export function mayUse(placed: Placed, { acting, space, roles }: Audience): boolean {
  const { plugin, properties } = placed;
  const { permissions: declared = [], ...manifest } = fromStruct(plugin.manifest);
  const page = pageLedTo(placed);
  const scopes = scopesOf(manifest);
  if (page?.['scope'] === (space ? 'site' : 'space')) return false;
  if (page && !space && !scopes.site) return false;
  const listed = [properties['permissions'], page?.['permissions']].filter((it) =>
    Array.isArray(it),
  );
  if (listed.length > 0 && isPerson(acting)) {
    const own = { slug: plugin.slug, permissions: declared as { name: string }[] };
    const needed = neededPermissions(own, listed.flat().map(String));
    const held = space?.members.get(acting.sub) ?? [];
    if (
      !needed.every((name) => holdsInSpace(acting, name, { space: space?.id ?? '', held, roles }))
    )
      return false;
  }
  if (space === undefined) return true;
  return isActiveIn({
    enabled: plugin.enabled,
    scopes,
    decided: space.decided.get(plugin.slug),
  });
}

function isPerson({ sub }: Acting): boolean {
  return sub !== 'platform' && !sub.startsWith('plugin:');
}
