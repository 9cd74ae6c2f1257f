import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';

/** A link to a plugin's view, from a contribution to the point `nav`. */
export type NavEntry = {
  plugin: ReceivedPlugin;
  href: string;
  title: string;
  icon: string;
  ready: boolean;
};

/**
 * The navigation: what plugins that are offered contribute to `nav` and lead to pages that somebody
 * may open, sorted by the operator's index
 * (that of the contribution, else that of its plugin), the manifest's order (those without one come
 * last), then title.
 */
export function navigation(
  plugins: Iterable<ReceivedPlugin>,
  mayOpen: (plugin: ReceivedPlugin, path: string) => boolean,
): NavEntry[] {
  const entries: (NavEntry & { index: number; order: number })[] = [];
  for (const plugin of plugins) {
    if (!plugin.offered) continue;
    for (const { point, state, properties, index } of plugin.contributions) {
      if (point !== 'nav' || state?.name !== 'shown') continue;
      const { path = '/', title, icon, order } = fromStruct(properties);
      if (typeof path !== 'string' || !mayOpen(plugin, path)) continue;
      entries.push({
        plugin,
        href: `/p/${plugin.slug}${path}`,
        title: typeof title === 'string' ? title : plugin.title,
        icon: typeof icon === 'string' ? icon : iconOf(plugin),
        ready: plugin.state?.name === 'ready',
        index: index ?? plugin.index ?? Infinity,
        order: typeof order === 'number' ? order : Infinity,
      });
    }
  }
  return entries.toSorted(
    (a, b) =>
      byOrder(a.index, b.index) || byOrder(a.order, b.order) || a.title.localeCompare(b.title),
  );
}

/** The entry of the page at `path`: the longest that leads to it or above it. */
export function currentEntry(entries: readonly NavEntry[], path: string): NavEntry | undefined {
  return entries
    .filter(({ href }) => path === href || path.startsWith(href.endsWith('/') ? href : `${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
}

export function iconOf({ manifest }: ReceivedPlugin): string {
  const { icon } = fromStruct(manifest);
  return typeof icon === 'string' ? icon : 'puzzle-piece';
}

export function descriptionOf({ manifest }: ReceivedPlugin): string {
  const { description } = fromStruct(manifest);
  return typeof description === 'string' ? description : '';
}

/** Compares places in an order, of which several may be infinite. */
export function byOrder(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
