import { fromStruct, holds, type ReceivedPlugin, type SettingAction } from '@patchbay/proto';
import type { DirectoryCopy, KnownSpace } from '@patchbay/chassis';
import { html, type Html } from '../shell/html.ts';
import { restartPrompt } from '../pages/restart-prompt.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { SettingsData } from './settings-data.ts';
import { settingsForm, type SettingsFormOptions } from './settings-form.ts';
import { settingsUrl } from './settings-url.ts';

/** The page of a plugin's settings in one scope. */
export function settingsPage({
  plugin,
  session,
  directory,
  ...form
}: Omit<SettingsFormOptions, 'actions'> & {
  plugin: ReceivedPlugin;
  session: Session;
  directory: DirectoryCopy;
}): Html {
  const { data } = form;
  const actions = actionsOf(plugin, data.scope);
  const { crumb, whose } = surroundings(data, { plugin, session, directory });
  return html`${crumb && html`<p class="crumb">${crumb}</p>`}
    <header class="page-head">
      <h1>${plugin.title}: settings</h1>
      <p class="quiet">${whose}</p>
    </header>
    ${data.restartRequired && restartPrompt(plugin, settingsUrl(data))}
    <div class="panel">${settingsForm({ ...form, actions })}</div>`;
}

/** The actions that a plugin offers beside its settings in one scope. */
export function actionsOf(
  { manifest }: Pick<ReceivedPlugin, 'manifest'>,
  scope: string,
): SettingAction[] {
  const listed = (fromStruct(manifest)['settingsActions'] ?? []) as SettingAction[];
  return listed.filter((action) => action.scope === scope);
}

/** The page of the shell that the settings of a scope belong to. */
export function placeInShell(
  { scope, scopeId }: Pick<SettingsData, 'scope' | 'scopeId'>,
  directory: DirectoryCopy,
): string {
  if (scope === 'user') return '/account/settings';
  const space = scope === 'space' ? spaceOf(directory, scopeId) : undefined;
  return space ? `/s/${space.slug}/settings` : '/plugins';
}

/** By its id, or by its slug. */
function spaceOf(directory: DirectoryCopy, id: string): KnownSpace | undefined {
  return directory.space(id) ?? [...directory.spaces()].find((it) => it.id === id);
}

/** Whose settings these are, and the way back to where they belong. */
function surroundings(
  { scope, scopeId }: SettingsData,
  {
    plugin: { slug, title },
    session: { person },
    directory,
  }: { plugin: ReceivedPlugin; session: Session; directory: DirectoryCopy },
): { crumb?: Html; whose: string } {
  switch (scope) {
    case 'site':
      return {
        whose: 'For the whole site.',
        ...(holds(person, 'plugins.administer') && {
          crumb: html`<a href="/plugins/${slug}">${title}</a>`,
        }),
      };
    case 'space': {
      const space = spaceOf(directory, scopeId);
      if (!space) return { whose: 'For one space.' };
      const crumb = html`<a href="/s/${space.slug}/settings">Settings of ${space.title}</a>`;
      return { crumb, whose: `For the space ${space.title}, in place of those of the site.` };
    }
    case 'user': {
      if (scopeId === person.id) {
        const crumb = html`<a href="/account/settings">My settings</a>`;
        return { crumb, whose: 'For you, in place of those of the site.' };
      }
      const other = directory.person(scopeId) ?? directory.personNamed(scopeId);
      return { whose: `For ${other?.displayName ?? 'one person'} alone.` };
    }
    default:
      return scope satisfies never;
  }
}
