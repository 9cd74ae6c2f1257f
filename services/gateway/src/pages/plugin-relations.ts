import type { ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { offersOf, relationsOf, type Relation } from '../shell/plugin-relations.ts';
import { sentence } from '../shell/sentence.ts';
import { badge } from './badge.ts';
import type { PluginPageData } from './plugin.ts';

/** What a plugin needs and whether it is there, what it provides, and who needs it. */
export function pluginRelations({
  plugin,
  plugins,
  surroundings,
}: Pick<PluginPageData, 'plugin' | 'plugins' | 'surroundings'>): Html {
  const relations = relationsOf(plugin, { plugins, choices: surroundings?.choices ?? [] });
  const offers = offersOf(plugin);
  return html`${relations.length > 0 && relationTable(relations, plugins)}
    <dl class="facts">
      <div>
        <dt>Needed by</dt>
        <dd>
          ${
            surroundings
              ? neededBy(surroundings.dependents, plugins)
              : html`<span class="quiet">not known while the registry does not answer</span>`
          }
        </dd>
      </div>
      <div>
        <dt>Provides</dt>
        <dd>
          ${
            offers.length === 0
              ? html`<span class="quiet">no capability</span>`
              : offers.map(
                  ({ capability, version }) =>
                    html`<a href="/capabilities#capability-${capability}"
                      >${capability} ${version}</a
                    > `,
                )
          }
        </dd>
      </div>
      ${
        relations.length === 0 &&
        html`<div>
          <dt>Needs</dt>
          <dd><span class="quiet">no other plugin</span></dd>
        </div>`
      }
    </dl>`;
}

/** The titles of plugins, each with the way to its page. */
export function neededBy(
  slugs: readonly string[],
  plugins: ReadonlyMap<string, ReceivedPlugin>,
): Html {
  if (slugs.length === 0) return html`<span class="quiet">no plugin</span>`;
  return html`${slugs.map((slug) => html`${pluginLink(slug, plugins)} `)}`;
}

function relationTable(
  relations: readonly Relation[],
  plugins: ReadonlyMap<string, ReceivedPlugin>,
): Html {
  return html`<table class="panel-table">
    <thead>
      <tr>
        <th>Relation</th>
        <th>State</th>
        <th>Why</th>
      </tr>
    </thead>
    <tbody>
      ${relations.map(
        ({ kind, name, range, optional, state, why }) =>
          html`<tr id="relation-${kind}-${name}">
            <td data-label="Relation">
              <strong
                >${
                  kind === 'capability'
                    ? html`<a href="/capabilities#capability-${name}">${name}</a>`
                    : pluginLink(name, plugins)
                }
                ${range}</strong
              >
              <span class="quiet">${kinds[kind]}${optional && ', and does without'}</span>
            </td>
            <td data-label="State">${badge(state)}</td>
            <td data-label="Why">${sentence(why)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const kinds: Record<Relation['kind'], string> = {
  plugin: 'a plugin it needs',
  capability: 'a capability it needs',
  conflict: 'a plugin it cannot serve beside',
};

/** The title of a plugin with the way to its page; its slug when it is not known. */
export function pluginLink(slug: string, plugins: ReadonlyMap<string, ReceivedPlugin>): Html {
  const plugin = plugins.get(slug);
  return plugin ? html`<a href="/plugins/${slug}">${plugin.title}</a>` : html`${slug}`;
}
