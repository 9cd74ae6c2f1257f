import { PlatformError, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { onBehalfOf } from '../shell/pages-context.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { callout } from '../pages/callout.ts';
import { restartPrompt } from '../pages/restart-prompt.ts';
import type { Session } from '../sign-in/sessions.ts';
import { troubleOf } from '../shell/trouble.ts';
import type { SettingsContext } from './save-settings.ts';
import { loadSettings } from './settings-data.ts';
import { settingsForm } from './settings-form.ts';
import { ownPageOf } from './own-page.ts';
import { savedMessage } from './settings-outcome.ts';
import { actionsOf } from './settings-page.ts';
import { findSettings } from './settings-search.ts';
import { settingsUrl } from './settings-url.ts';

/** The settings of one plugin as a part of a page. */
export type SettingsSection = { plugin: ReceivedPlugin; content: Html };

/**
 * The forms of every plugin that has settings for the site, or for the person who looks, by title;
 * with `text`, what matches it. One that cannot be loaded says why in its place.
 */
export function settingsSections(
  { catalog, directory, settings }: SettingsContext,
  {
    scope,
    text,
    search,
    session,
    frame,
  }: {
    scope: 'site' | 'user';
    text: string;
    /** The query of the page's address. */
    search: unknown;
    session: Session;
    frame: PageFrame;
  },
): Promise<SettingsSection[]> {
  const scopeId = scope === 'site' ? '' : session.person.id;
  const page = scope === 'site' ? 'configuration' : 'account';
  const back = { back: page, ...(text !== '' && { text }) } as const;
  const found = [...catalog.plugins().values()]
    .filter(({ state }) => state?.name !== 'removed')
    .map((plugin) => ({ plugin, names: findSettings(plugin, scope, text).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0)
    .toSorted((a, b) => a.plugin.title.localeCompare(b.plugin.title));
  return Promise.all(
    found.map(async ({ plugin, names }) => {
      try {
        const at = { slug: plugin.slug, scope, scopeId };
        const loaded = await loadSettings(settings, at, onBehalfOf(session));
        const data = {
          ...loaded,
          fields: loaded.fields.filter(({ name }) => names.includes(name)),
        };
        const actions = actionsOf(plugin, scope);
        const hasPage = ownPageOf(plugin, at, { session, directory }) !== undefined;
        const message = html`${savedMessage(search, data)}
        ${hasPage && html`<p><a href="${settingsUrl(at)}">Its own page for these settings</a></p>`}
        ${scope === 'site' && data.restartRequired && restartPrompt(plugin, '/configuration')}`;
        return { plugin, content: settingsForm({ data, actions, message, back, frame }) };
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        return { plugin, content: callout('bad', troubleOf(error.message)) };
      }
    }),
  );
}
