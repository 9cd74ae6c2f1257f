import type { ReceivedSpace, ReceivedSpacePlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { settingsUrl } from '../settings/settings-url.ts';
import { actionForm } from './action-form.ts';

/** A card for each plugin that the space can have, and a form to switch several at once. */
export function spacePlugins(
  { id, slug }: Pick<ReceivedSpace, 'id' | 'slug'>,
  plugins: readonly ReceivedSpacePlugin[],
  { hasSettings, frame }: { hasSettings: (plugin: string) => boolean; frame: PageFrame },
): Html {
  const action = `/s/${slug}/settings/plugins`;
  return html`<section aria-labelledby="section-plugins">
    <h2 id="section-plugins">Plugins</h2>
    ${
      plugins.length === 0
        ? html`<p class="quiet">No installed plugin is made for spaces.</p>`
        : html`<ul class="cards space-plugins">
              ${plugins.map((plugin) => {
                const settings = hasSettings(plugin.plugin)
                  ? settingsUrl({ slug: plugin.plugin, scope: 'space', scopeId: id })
                  : undefined;
                return card(slug, plugin, { settings, frame });
              })}
            </ul>
            <details class="panel">
              <summary>Switch several at once</summary>
              <form class="stack" method="post" action="${action}">
                ${plugins.map(checkbox)}
                <div><button class="button button-primary">Save</button></div>
              </form>
            </details>`
    }
  </section>`;
}

function card(
  slug: string,
  { plugin, title, description, icon, active, canDisable, offered }: ReceivedSpacePlugin,
  { settings, frame }: { settings: string | undefined; frame: PageFrame },
): Html {
  const label = active ? 'Deactivate' : 'Activate';
  const isFixed = active && !canDisable;
  return html`<li class="card">
    <span class="tile">${frame.icon(icon || 'puzzle-piece')}</span>
    <span class="card-text">
      <strong>${title}</strong>
      <span class="quiet">${offered ? description : 'It does not serve right now.'}</span>
    </span>
    <span class="card-actions">
      ${
        isFixed
          ? html`<span class="badge badge-good">always active</span>`
          : actionForm({
              action: `/s/${slug}/settings/plugin`,
              label,
              name: `${label} ${title}`,
              fields: { name: plugin, state: active ? 'deactivate' : 'activate' },
              tone: active ? 'plain' : 'primary',
            })
      }
      ${
        active &&
        settings &&
        html`<a class="button" href="${settings}" aria-label="Settings of ${title}">Settings</a>`
      }
    </span>
  </li>`;
}

function checkbox({ plugin, title, active, canDisable }: ReceivedSpacePlugin): Html {
  const isFixed = active && !canDisable;
  return html`<label class="check">
    <input
      type="checkbox"
      name="active"
      value="${plugin}"
      ${active && html`checked`}
      ${isFixed && html`disabled`}
    />
    ${title}
  </label>`;
}
