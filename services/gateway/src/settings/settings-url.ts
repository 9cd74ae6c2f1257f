import type { SettingsData } from './settings-data.ts';

/** A page with the forms of several plugins; `text` is what was searched for in it. */
export type BackTo = { back: 'configuration' | 'account'; text?: string };

/** The page of a plugin's settings in one scope; a save there leads to `back`, when there is one. */
export function settingsUrl(
  { slug, scope, scopeId }: Pick<SettingsData, 'slug' | 'scope' | 'scopeId'>,
  back?: BackTo,
): string {
  const page = `/plugins/${slug}/settings`;
  const path = scope === 'site' ? page : `${page}/${scope}/${encodeURIComponent(scopeId)}`;
  return back ? `${path}?${new URLSearchParams(back).toString()}` : path;
}
