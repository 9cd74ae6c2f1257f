import type { ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../html.ts';
import { descriptionOf } from '../navigation.ts';

/** A numbered part of the Configuration page. */
export type ConfigurationSection = { plugin: ReceivedPlugin; content: Html };

/** Every plugin's site settings on one page, after the list of which plugins are enabled. */
export function configurationPage({
  plugins,
  mayEnable,
  sections,
  message,
}: {
  plugins: readonly ReceivedPlugin[];
  mayEnable: boolean;
  sections: readonly ConfigurationSection[];
  message: Html;
}): Html {
  const offset = mayEnable ? 2 : 1;
  return html`<header class="page-head">
      <h1>Configuration</h1>
      <p class="quiet">Which plugins are enabled, and how each is set for the whole site.</p>
    </header>
    ${message} ${mayEnable && enabledList(plugins)}
    ${sections.map(
      ({ plugin: { slug, title }, content }, index) =>
        html`<section id="section-${slug}" aria-labelledby="heading-${slug}">
          <h2 id="heading-${slug}">${index + offset}. ${title}</h2>
          <div class="panel">${content}</div>
        </section>`,
    )}`;
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
