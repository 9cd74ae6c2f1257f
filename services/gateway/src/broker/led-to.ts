import type { KnownSpace } from '@patchbay/chassis';
import { fromStruct, type JsonObject } from '@patchbay/proto';
import type { Placed } from './point-index.ts';

/** The route of the page that a contribution leads to; undefined for one that leads to none. */
export function pageLedTo({ plugin, properties: { path } }: Placed): JsonObject | undefined {
  if (typeof path !== 'string') return undefined;
  const { routes } = fromStruct(plugin.manifest);
  const listed = (Array.isArray(routes) ? routes : []) as JsonObject[];
  return listed.find((route) => route['method'] === 'GET' && route['path'] === path);
}

/**
 * The address of that page, in a space or outside of them, with `params` in place of each `:name`.
 * Undefined where one of these is not given.
 */
export function hrefOf(
  { plugin, properties: { path } }: Placed,
  { space, params }: { space: KnownSpace | undefined; params: Readonly<Record<string, string>> },
): string | undefined {
  if (typeof path !== 'string') return undefined;
  const segments = path
    .split('/')
    .map((it) => (it.startsWith(':') ? filled(params[it.slice(1)]) : it));
  if (segments.includes(undefined)) return undefined;
  const where = space ? `/s/${space.slug}/p/${plugin.slug}` : `/p/${plugin.slug}`;
  return where + segments.join('/');
}

/** An empty parameter matches no route. */
function filled(param: string | undefined): string | undefined {
  return param ? encodeURIComponent(param) : undefined;
}
