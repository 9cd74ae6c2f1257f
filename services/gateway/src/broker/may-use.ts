import type { KnownSpace } from '@patchbay/chassis';
import { fromStruct, holds, isActiveIn, neededPermissions, scopesOf } from '@patchbay/proto';
import type { Acting } from '../identity.ts';
import type { Placed } from './point-index.ts';

/**
 * Whether a contribution is there for somebody: for who holds all permissions that it lists, and for
 * the platform and plugins that ask by themselves; in a space its plugin has to be active there.
 */
export function mayUse(
  { plugin, properties }: Placed,
  { acting, space }: { acting: Acting; space: KnownSpace | undefined },
): boolean {
  const { permissions: declared = [], ...manifest } = fromStruct(plugin.manifest);
  const listed = properties['permissions'];
  if (Array.isArray(listed) && isPerson(acting)) {
    const own = { slug: plugin.slug, permissions: declared as { name: string }[] };
    const needed = neededPermissions(own, listed.map(String));
    if (!needed.every((name) => holds(acting, name))) return false;
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
