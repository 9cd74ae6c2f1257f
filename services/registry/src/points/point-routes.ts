import type { ExtensionPoint, ManifestRoute } from '@patchbay/proto';

type Route = Pick<ManifestRoute, 'method' | 'path'>;

/**
 * What a plugin lacks of the routes that a point wants of everybody who contributes to it, in words;
 * undefined when it lists them all. The lists of older manifests may be absent.
 */
export function missingRoutes(
  { id, routes }: Pick<ExtensionPoint, 'id'> & { routes?: readonly Route[] },
  listed: readonly Route[],
): string | undefined {
  const known = new Set(listed.map(named));
  const missing = (routes ?? []).map(named).filter((route) => !known.has(route));
  if (missing.length === 0) return undefined;
  return `"${id}" wants the route ${missing.join(' and ')} of its plugin, which lists ${[...known].join(', ') || 'none'}`;
}

function named({ method, path }: Route): string {
  return `${method} ${path}`;
}
