import { fromTimestamp, type ReceivedInstance, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../html.ts';
import { iconOf } from '../navigation.ts';
import type { PageFrame } from '../page-frame.ts';
import { sentence } from '../sentence.ts';
import { troubleOf } from '../trouble.ts';
import { badge } from './badge.ts';
import { callout } from './callout.ts';
import { moment } from './moment.ts';

/** The Plugins page; `content` is the part that is fetched again when the catalog changes. */
export function pluginsPage({
  error,
  content,
}: {
  error: string | undefined;
  content: Html;
}): Html {
  return html`<header class="page-head">
      <h1>Plugins</h1>
      <p class="quiet">What is installed, in which state, and why.</p>
    </header>
    ${error && callout('bad', error)}
    <div data-live="/-/fragments/plugins" data-on="catalog">${content}</div>`;
}

/** For administrators: every plugin, its state and why, its instances and what it contributes. */
export function pluginsContent({
  plugins,
  trouble,
  frame,
}: {
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  /** Why there is no connection to the registry, if there is none. */
  trouble: string | undefined;
  frame: PageFrame;
}): Html {
  const sorted = [...plugins.values()].toSorted((a, b) => a.title.localeCompare(b.title));
  const hint = 'this is the state as last heard; what is shown as ready can be used meanwhile';
  const away =
    trouble && callout('warn', `no connection to the registry: ${troubleOf(trouble)}`, { hint });
  return html`${away && html`<div data-again>${away}</div>`}
  ${
    sorted.length > 0
      ? html`<div class="stack">${sorted.map((plugin) => pluginCard(plugin, frame))}</div>`
      : html`<div class="empty">
          <h2>No plugin yet</h2>
          <p class="quiet">
            Make a credential with <code>npx patchbay credentials create &lt;slug&gt;</code>
            and start a plugin with it.
          </p>
        </div>`
  }`;
}

function pluginCard(plugin: ReceivedPlugin, { icon }: PageFrame): Html {
  const { slug, title, version, state, instances, contributions } = plugin;
  return html`<article class="panel" id="plugin-${slug}" aria-labelledby="title-${slug}">
    <header class="panel-head">
      <span class="tile">${icon(iconOf(plugin))}</span>
      <div class="panel-title">
        <h2 id="title-${slug}">${title}</h2>
        <p class="quiet">${slug}${version && html` · version ${version}`}</p>
      </div>
      ${badge(state?.name ?? 'offline')} ${enableButton(plugin)}
    </header>
    <p>
      ${sentence(state?.message ?? '')}
      <span class="quiet">Since ${moment(fromTimestamp(state?.since))}.</span>
    </p>
    ${state?.hint && html`<p class="hint">${icon('lightbulb')} ${sentence(state.hint)}</p>`}
    ${
      instances.length > 0 &&
      html`<details id="instances-${slug}">
        <summary>${counted(instances.length, 'instance')}</summary>
        ${instanceTable(instances)}
      </details>`
    }
    ${
      contributions.length > 0 &&
      html`<details id="contributions-${slug}">
        <summary>${counted(contributions.length, 'contribution')}</summary>
        ${contributionTable(contributions)}
      </details>`
    }
  </article>`;
}

function enableButton({ slug, title, enabled }: ReceivedPlugin): Html {
  return html`<form method="post" action="/plugins/${slug}/enabled">
    <input type="hidden" name="enabled" value="${enabled ? 'false' : 'true'}" />
    <button class="button" aria-label="${enabled ? 'Disable' : 'Enable'} ${title}">
      ${enabled ? 'Disable' : 'Enable'}
    </button>
  </form>`;
}

function instanceTable(instances: readonly ReceivedInstance[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Instance</th>
        <th>State</th>
        <th>Endpoint</th>
        <th>Version</th>
        <th>Since</th>
      </tr>
    </thead>
    <tbody>
      ${instances.map(
        ({ id, name, endpoint, version, sdk, state }) =>
          html`<tr id="instance-${id}">
            <td data-label="Instance" title="${sdk}">${name || id}</td>
            <td data-label="State">${badge(state?.name ?? '')}</td>
            <td data-label="Endpoint"><code>${endpoint}</code></td>
            <td data-label="Version">${version}</td>
            <td data-label="Since">${moment(fromTimestamp(state?.since))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function contributionTable(contributions: ReceivedPlugin['contributions']): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Contribution</th>
        <th>Extension point</th>
        <th>State</th>
        <th>Why</th>
      </tr>
    </thead>
    <tbody>
      ${contributions.map(
        ({ id, point, state }) =>
          html`<tr>
            <td data-label="Contribution">${id}</td>
            <td data-label="Extension point"><code>${point}</code></td>
            <td data-label="State">${badge(state?.name ?? '')}</td>
            <td data-label="Why">
              ${sentence(state?.message ?? '') || html`<span class="quiet">–</span>`}
              ${state?.hint && html`<span class="quiet">${sentence(state.hint)}</span>`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
