/** Where an answer came from. */
export type Answered = {
  /** `/p/<slug>`. */
  prefix: string;
  /** The path the plugin was asked for. */
  path: string;
  /** The instance's origin: `http://10.0.0.7:8080`. */
  endpoint: string;
};

/**
 * A plugin's `Location` as the browser must see it. What points into the plugin (a path, a relative
 * reference, the instance's own origin) is put under its prefix, once; other sites are left alone.
 */
export function underPrefix(location: string, { prefix, path, endpoint }: Answered): string {
  const base = new URL(path, endpoint);
  if (!URL.canParse(location, base.href)) return `${prefix}/`;
  const target = new URL(location, base);
  if (target.origin !== base.origin) return location;
  const { pathname, search, hash } = target;
  const within = pathname === prefix || pathname.startsWith(`${prefix}/`);
  return `${within ? '' : prefix}${pathname}${search}${hash}`;
}
