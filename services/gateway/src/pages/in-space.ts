/** Where a schedule fires or a run happens, after the plugin's name; empty for the whole site. */
export function inSpace({ spaceSlug }: { spaceSlug: string }): string {
  return spaceSlug && ` in ${spaceSlug}`;
}
