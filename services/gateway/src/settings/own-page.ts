import { fromStruct, settingsPageOf, type ReceivedPlugin } from '@patchbay/proto';
import type { DirectoryCopy } from '@patchbay/chassis';
import { pluginPrefix } from '../requests/paths.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { SettingsData } from './settings-data.ts';
import { spaceOf } from './space-of.ts';

/** A page that a plugin has for its settings: its address in the shell, and what the plugin is asked for. */
export type OwnPage = { url: string; slug: string; path: string; space?: string };

/**
 * The plugin's own page for its settings in one scope; undefined when it has none. Of people it is shown
 * their own alone: the page knows who looks, and nobody else.
 */
export function ownPageOf(
  plugin: Pick<ReceivedPlugin, 'slug' | 'manifest'> | undefined,
  { scope, scopeId }: Pick<SettingsData, 'scope' | 'scopeId'>,
  { session, directory }: { session: Session; directory: DirectoryCopy },
): OwnPage | undefined {
  const path = plugin && settingsPageOf(fromStruct(plugin.manifest), scope);
  if (plugin === undefined || path === undefined) return undefined;
  if (scope === 'user' && scopeId !== session.person.id) return undefined;
  const { slug } = plugin;
  if (scope !== 'space') return { url: pluginPrefix(slug, undefined) + path, slug, path };
  const space = spaceOf(directory, scopeId)?.slug;
  return space === undefined
    ? undefined
    : { url: pluginPrefix(slug, space) + path, slug, path, space };
}
