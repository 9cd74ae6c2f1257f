import { fromTimestamp, shownVersion, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { refusalOf, waitingReleases } from '../shell/plugin-attention.ts';
import { countStates, listPlugins, type PluginFilter } from '../shell/plugin-list.ts';
import { pluginBadge } from './badge.ts';
import { callout } from './callout.ts';
import { moment } from './moment.ts';
import { originTag } from './origin-tag.ts';
import { prose } from './prose.ts';
import { registryAway } from './registry-away.ts';
import { stateChips } from './state-chips.ts';
import type { Message } from './tasks.ts';

/** The Plugins page; `content` and `refused` are the parts that are fetched again when the catalog changes. */
export function pluginsPage({
  filter,
  points,
  message,
  content,
  refused,
}: {
  filter: PluginFilter;
  /** Extension points that plugins contribute to. */
  points: readonly string[];
  message: Message | undefined;
  content: Html;
  refused: Html;
}): Html {
  return html`<header class="page-head">
      <h1>Plugins</h1>
      <p class="quiet">
        What is installed, in which state, and why. Which plugin provides what others need is under
        <a href="/capabilities">Capabilities</a>, and what they add to each other under
        <a href="/extension-points">Extension points</a>.
      </p>
    </header>
    ${message && callout(message.tone, message.text)}
    <form class="filters" method="get" action="/plugins" role="search" data-submit-on-change>
      <input type="hidden" name="state" value="${filter.state}" />
      <label class="field">
        <span>Find</span>
        <input
          type="search"
          name="text"
          value="${filter.text}"
          placeholder="Title, slug or description"
        />
      </label>
      <label class="field">
        <span>Contributes to</span>
        <select name="point">
          <option value="">anything</option>
          ${points.map((point) => html`<option ${point === filter.point && html`selected`}>${point}</option>`)}
        </select>
      </label>
      <button class="button">Find</button>
    </form>
    <div data-live="/-/fragments/plugins?${pluginQuery(filter)}" data-on="catalog">${content}</div>
    <div data-live="/-/fragments/refused-connections" data-on="catalog">${refused}</div>`;
}

/** For administrators: every plugin that matches, with its state and why. */
export function pluginsContent({
  plugins,
  filter,
  trouble,
  frame,
}: {
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  filter: PluginFilter;
  /** Why there is no connection to the registry, if there is none. */
  trouble: string | undefined;
  frame: PageFrame;
}): Html {
  if (plugins.size === 0) return html`${registryAway(trouble)} ${noPlugins()}`;
  const found = listPlugins(plugins.values(), filter);
  const chips = stateChips({
    counts: countStates(plugins.values()),
    always: ['', 'attention'],
    chosen: filter.state,
    hrefOf: (state) => `/plugins?${pluginQuery({ ...filter, state })}`,
  });
  return html`${registryAway(trouble)} ${chips}
  ${
    found.length > 0
      ? pluginTable(found, frame)
      : html`<p class="nothing quiet">
          No plugin matches. <a href="/plugins">Show all of them</a>
        </p>`
  }`;
}

function pluginQuery(filter: PluginFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}

function pluginTable(plugins: readonly ReceivedPlugin[], frame: PageFrame): Html {
  return html`<table class="panel-table plugin-list">
    <thead>
      <tr>
        <th>Plugin</th>
        <th>State</th>
        <th>Why</th>
        <th>Running</th>
        <th>Since</th>
        <th>Index</th>
      </tr>
    </thead>
    <tbody>
      ${plugins.map((plugin) => pluginRow(plugin, frame))}
    </tbody>
  </table>`;
}

function pluginRow(plugin: ReceivedPlugin, { icon }: PageFrame): Html {
  const { slug, title, version, pinnedVersion, state, index } = plugin;
  const waiting = waitingReleases(plugin);
  const refusal = refusalOf(plugin);
  const about = [slug, shownVersion(version), pinnedVersion && 'pinned']
    .filter(Boolean)
    .join(' · ');
  return html`<tr id="plugin-${slug}">
    <td data-label="Plugin">
      <a class="plugin-name" href="/plugins/${slug}">
        <span class="tile tile-small">${icon(iconOf(plugin))}</span>
        <span>
          <strong>${title}</strong> ${originTag(plugin)} <span class="quiet">${about}</span>
        </span>
      </a>
    </td>
    <td data-label="State">${pluginBadge(state)}</td>
    <td data-label="Why">
      <span>${prose(state?.message ?? '')}</span>
      ${state?.hint && html`<span class="quiet">${prose(state.hint)}</span>`}
      ${
        refusal &&
        html`<strong class="waiting"
            >A process was refused ${moment(fromTimestamp(refusal.at))}.</strong
          >
          <span>${prose(refusal.message)}</span>`
      }
      ${
        waiting.length > 0 &&
        state?.name !== 'pending-approval' &&
        html`<strong class="waiting"
          >Version ${waiting.map(({ version }) => version).join(', ')} waits for approval.</strong
        >`
      }
    </td>
    <td data-label="Running">${running(plugin)}</td>
    <td data-label="Since">${moment(fromTimestamp(state?.since))}</td>
    <td data-label="Index" class="${index === undefined && 'no-index'}">
      ${index ?? html`<span class="quiet">–</span>`}
    </td>
  </tr>`;
}

/** Its processes: a plugin can be down without being removed, and up without being offered. */
function running({ instances }: ReceivedPlugin): Html {
  const lost = instances.filter(({ state }) => state?.name === 'suspect').length;
  if (instances.length === 0) return html`<span class="quiet">no process</span>`;
  return html`<span
    >${instances.length} ${instances.length === 1 ? 'process' : 'processes'}
    ${lost > 0 && html`<span class="quiet">${lost} not heard of</span>`}</span
  >`;
}

function noPlugins(): Html {
  return html`<div class="empty">
    <h2>No plugin yet</h2>
    <p class="quiet">
      Make a credential with <code>npx patchbay credentials create &lt;slug&gt;</code>
      and start a plugin with it.
    </p>
  </div>`;
}
