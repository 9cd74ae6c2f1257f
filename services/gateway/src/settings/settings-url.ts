import type { SettingsData } from './settings-data.ts';

/** The page of a plugin's settings in one scope. */
export function settingsUrl({
  slug,
  scope,
  scopeId,
}: Pick<SettingsData, 'slug' | 'scope' | 'scopeId'>): string {
  const page = `/plugins/${slug}/settings`;
  return scope === 'site' ? page : `${page}/${scope}/${encodeURIComponent(scopeId)}`;
}
