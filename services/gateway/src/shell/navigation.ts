import { adminTiles, fromStruct, type ReceivedPlugin } from '@patchbay/proto';

/** A link to a plugin's view, from a contribution to the point `nav` or `admin.tiles`. */
export type NavEntry = {
  plugin: ReceivedPlugin;
  href: string;
  title: string;
  description: string;
  icon: string;
  /** The header that it stands under; empty for none of its own. */
  category: string;
  ready: boolean;
};

/** Whether somebody may open a page of a plugin, and has what its contribution asks for beside that. */
export type MayOpen = (
  plugin: ReceivedPlugin,
  path: string,
  permissions: readonly string[],
) => boolean;

/**
 * The navigation: what plugins that are offered contribute to `nav` and lead to pages that somebody
 * may open. Those without a category come first, then the categories by their names; in each, they are
 * sorted by the operator's index (that of the contribution, else that of its plugin), the manifest's
 * order (those without one come last), then title.
 */
export function navigation(plugins: Iterable<ReceivedPlugin>, mayOpen: MayOpen): NavEntry[] {
  return entriesOf('nav', plugins, mayOpen);
}

/** The same of what plugins add to the page of administrators. */
export function adminEntries(plugins: Iterable<ReceivedPlugin>, mayOpen: MayOpen): NavEntry[] {
  return entriesOf(adminTiles.id, plugins, mayOpen);
}

function entriesOf(
  wanted: string,
  plugins: Iterable<ReceivedPlugin>,
  mayOpen: MayOpen,
): NavEntry[] {
  const entries: (NavEntry & { index: number; order: number })[] = [];
  for (const plugin of plugins) {
    if (!plugin.offered) continue;
    for (const { point, state, properties, index } of plugin.contributions) {
      if (point !== wanted || state?.name !== 'shown') continue;
      const {
        path = '/',
        title,
        description,
        icon,
        order,
        category,
        permissions,
      } = fromStruct(properties);
      const asked = Array.isArray(permissions) ? permissions.map(String) : [];
      if (typeof path !== 'string' || !mayOpen(plugin, path, asked)) continue;
      entries.push({
        plugin,
        href: `/p/${plugin.slug}${path}`,
        title: typeof title === 'string' ? title : plugin.title,
        description: typeof description === 'string' ? description : descriptionOf(plugin),
        icon: typeof icon === 'string' ? icon : iconOf(plugin),
        category: typeof category === 'string' ? category.trim() : '',
        ready: plugin.state?.name === 'ready',
        index: index ?? plugin.index ?? Infinity,
        order: typeof order === 'number' ? order : Infinity,
      });
    }
  }
  return entries.toSorted(
    (a, b) =>
      a.category.localeCompare(b.category) ||
      byOrder(a.index, b.index) ||
      byOrder(a.order, b.order) ||
      a.title.localeCompare(b.title),
  );
}

/** The entries under their headers, in order. */
export function bySection(entries: readonly NavEntry[]): Map<string, NavEntry[]> {
  return Map.groupBy(entries, ({ category }) => category);
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
