import { fromStruct, holds, type ReceivedPlugin, type SettingAction } from '@patchbay/proto';
import type { DirectoryCopy } from '@patchbay/chassis';
import { html, type Html } from '../shell/html.ts';
import { restartPrompt } from '../pages/restart-prompt.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { SettingsData } from './settings-data.ts';
import { settingsForm, type SettingsFormOptions } from './settings-form.ts';
import { settingsUrl } from './settings-url.ts';
import { spaceOf } from './space-of.ts';

/** Whose settings a page shows, and who looks. */
export type SettingsHead = {
  at: Pick<SettingsData, 'slug' | 'scope' | 'scopeId'>;
  plugin: ReceivedPlugin;
  session: Session;
  directory: DirectoryCopy;
  /** Which of the two is shown, of a plugin that has a page of its own beside the form. */
  tab: 'page' | 'form' | undefined;
};

/** The form of a plugin's settings in one scope, as a page. */
export function settingsPage({
  head,
  note,
  ...form
}: Omit<SettingsFormOptions, 'actions'> & {
  head: SettingsHead;
  /** Why it is the form that is shown. */
  note: Html | undefined;
}): Html {
  const { data } = form;
  const { plugin } = head;
  const actions = actionsOf(plugin, data.scope);
  return html`${settingsHead(head)} ${note}
    ${data.restartRequired && restartPrompt(plugin, settingsUrl(data))}
    <div class="panel">${settingsForm({ ...form, actions })}</div>`;
}

/** The beginning of a page of settings. */
export function settingsHead({ at, plugin, session, directory, tab }: SettingsHead): Html {
  const { crumb, whose } = surroundings(at, { plugin, session, directory });
  const page = settingsUrl(at);
  return html`${crumb && html`<p class="crumb">${crumb}</p>`}
    <header class="page-head">
      <h1>${plugin.title}: settings</h1>
      <p class="quiet">${whose}</p>
    </header>
    ${
      tab &&
      html`<nav class="tabs" aria-label="How to set it">
        <a href="${page}" ${tab === 'page' && html`aria-current="page"`}>Page of the plugin</a>
        <a href="${page}?form=1" ${tab === 'form' && html`aria-current="page"`}>All settings</a>
      </nav>`
    }`;
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

/** Whose settings these are, and the way back to where they belong. */
function surroundings(
  { scope, scopeId }: Pick<SettingsData, 'scope' | 'scopeId'>,
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
