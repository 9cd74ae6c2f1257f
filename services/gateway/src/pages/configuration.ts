import type { ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { descriptionOf } from '../shell/navigation.ts';
import type { SettingsSection } from '../settings/settings-sections.ts';

/** Every plugin's site settings on one page, after the list of which plugins are enabled. */
export function configurationPage({
  plugins,
  sections,
  text,
  message,
}: {
  /** Those that may be switched on and off here. */
  plugins: readonly ReceivedPlugin[];
  sections: readonly SettingsSection[];
  /** What is searched for; empty for everything. */
  text: string;
  message: Html;
}): Html {
  const withList = plugins.length > 0 && text === '';
  const first = withList ? 2 : 1;
  return html`<header class="page-head">
      <h1>Configuration</h1>
      <p class="quiet">Which plugins are enabled, and how each is set for the whole site.</p>
    </header>
    <form class="filters" method="get" action="/configuration" role="search">
      <label class="field">
        <span>Find</span>
        <input type="search" name="text" value="${text}" placeholder="Plugin or setting" />
      </label>
      <button class="button">Find</button>
    </form>
    ${message} ${withList && enabledList(plugins)}
    ${
      sections.length === 0 &&
      html`<p class="nothing quiet">
        ${
          text === ''
            ? 'No plugin has settings for the whole site.'
            : html`Nothing matches. <a href="/configuration">Show everything</a>`
        }
      </p>`
    }
    ${sections.map((section, index) => settingsPart(section, `${index + first}. `))}`;
}

/** A person's own settings of every plugin on one page. */
export function ownSettingsPage(sections: readonly SettingsSection[]): Html {
  return html`<header class="page-head">
      <h1>My settings</h1>
      <p class="quiet">How plugins work for you; the others keep theirs.</p>
    </header>
    ${sections.length === 0 && html`<p class="nothing quiet">No plugin has settings for people.</p>`}
    ${sections.map((section) => settingsPart(section, ''))}`;
}

function settingsPart({ plugin: { slug, title }, content }: SettingsSection, number: string): Html {
  return html`<section id="section-${slug}" aria-labelledby="heading-${slug}">
    <h2 id="heading-${slug}">${number}${title}</h2>
    <div class="panel">${content}</div>
  </section>`;
}

function enabledList(plugins: readonly ReceivedPlugin[]): Html {
  return html`<section aria-labelledby="heading-enabled">
    <h2 id="heading-enabled">1. Enabled plugins</h2>
    <div class="panel">
      <form class="settings" method="post" action="/configuration/enabled">
        <ul class="checks">
          ${plugins.map(
            (plugin) =>
              html`<li>
                <label>
                  <input type="hidden" name="listed" value="${plugin.slug}" />
                  <input
                    type="checkbox"
                    name="enabled"
                    value="${plugin.slug}"
                    ${plugin.enabled && html`checked`}
                  />
                  <span>
                    <strong>${plugin.title}</strong>
                    <small>${descriptionOf(plugin)}</small>
                  </span>
                </label>
              </li>`,
          )}
        </ul>
        <div class="settings-actions"><button class="button button-primary">Save</button></div>
      </form>
    </div>
  </section>`;
}
