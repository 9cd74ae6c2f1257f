/** The page of a command. */
export function commandUrl({ slug, name }: { slug: string; name: string }): string {
  return `/commands/${encodeURIComponent(slug)}/${encodeURIComponent(name)}`;
}
