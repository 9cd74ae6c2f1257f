import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';
import { navigation, type MayOpen } from './navigation.ts';

/** Where a plugin begins for somebody: its first entry in the navigation, else its page at `/`. */
export function entrance(plugin: ReceivedPlugin, mayOpen: MayOpen): string | undefined {
  if (!plugin.enabled || plugin.state?.name === 'removed') return undefined;
  const [first] = navigation([plugin], mayOpen);
  if (first) return first.href;
  const { routes } = fromStruct(plugin.manifest);
  const hasPage =
    Array.isArray(routes) &&
    routes.some((it) => {
      const route = it && typeof it === 'object' && !Array.isArray(it) ? it : {};
      return route['method'] === 'GET' && route['path'] === '/';
    });
  return hasPage && mayOpen(plugin, '/', []) ? `/p/${plugin.slug}/` : undefined;
}
