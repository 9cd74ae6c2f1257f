import {
  fromStruct,
  type ReceivedContributionTo,
  type ReceivedExtensionPoint,
  type ReceivedPlugin,
} from '@patchbay/proto';
import { foundContribution } from '../shell/found-contribution.ts';
import { html, type Html } from '../shell/html.ts';
import { badge } from './badge.ts';
import { contributionWhy } from './contributions.ts';
import { explanationUrl } from './explanation.ts';
import { pluginLink } from './plugin-relations.ts';
import { pointAnchor } from './point-anchor.ts';
import { registrySilent } from './registry-away.ts';
import { stateChips } from './state-chips.ts';

export const pointStates = ['ready', 'waiting', 'disabled', 'removed'];

type Plugins = ReadonlyMap<string, ReceivedPlugin>;

/** The Extension points page; `content` is the part that is fetched again when the catalog changes. */
export function extensionPointsPage(state: string, content: Html): Html {
  return html`<header class="page-head">
      <h1>Extension points</h1>
      <p class="quiet">
        Where <a href="/plugins">plugins</a> add to the platform and to each other. A contribution
        is switched off, and given its place, on the page of its plugin.
      </p>
    </header>
    <div
      data-live="/-/fragments/extension-points?${new URLSearchParams({ state }).toString()}"
      data-on="catalog"
    >
      ${content}
    </div>`;
}

export function extensionPointsContent({
  data,
  state,
  plugins,
}: {
  data: { extensionPoints: readonly ReceivedExtensionPoint[] } | { trouble: string };
  /** Only those in it; empty for all. */
  state: string;
  plugins: Plugins;
}): Html {
  if ('trouble' in data) return registrySilent(data.trouble);
  const having = (wanted: string) =>
    data.extensionPoints.filter((point) => wanted === '' || point.state?.name === wanted);
  const chips = stateChips({
    counts: new Map(['', ...pointStates].map((each) => [each, having(each).length])),
    always: [''],
    chosen: state,
    hrefOf: (each) => `/extension-points${each && `?state=${each}`}`,
  });
  const found = having(state);
  return html`${chips}
    <div class="stack">
      ${found.map((point) => pointPanel(point, plugins))}
      ${
        found.length === 0 &&
        html`<p class="nothing quiet">
          No point is ${state}. <a href="/extension-points">Show all of them</a>
        </p>`
      }
    </div>`;
}

function pointPanel(point: ReceivedExtensionPoint, plugins: Plugins): Html {
  const { id, version, title, description, mode, plugin, state, contributions } = point;
  const contributors = `/plugins?${new URLSearchParams({ point: id }).toString()}`;
  return html`<article class="panel point" id="${pointAnchor(id, version)}">
    <details>
      <summary class="panel-head">
        <span class="panel-title">
          <h2>${title}</h2>
          <span class="quiet"
            ><code>${id}</code>${version > 1 && ` · version ${version}`} ·
            ${tally(contributions, plugins)}</span
          >
        </span>
        ${badge(state?.name ?? '')}
      </summary>
      ${description && html`<p class="description">${description}</p>`}
      <dl class="facts">
        <div>
          <dt>Declared by</dt>
          <dd>${plugin === '' ? 'the platform' : pluginLink(plugin, plugins)}</dd>
        </div>
        <div>
          <dt>Mode</dt>
          <dd>${mode}</dd>
        </div>
        <div>
          <dt>Takes contributions</dt>
          <dd>${state?.name === 'ready' ? 'yes' : html`not now: ${state?.message}`}</dd>
        </div>
        <div>
          <dt>Contributions</dt>
          <dd>
            ${contributions.length > 0 ? html`<a href="${contributors}">${contributions.length}</a>` : 'none'}
          </dd>
        </div>
      </dl>
      ${contributions.length > 0 && contributorTable(contributions, plugins)}
    </details>
  </article>`;
}

/** How many there are, and how many of them nobody sees. */
function tally(contributions: readonly ReceivedContributionTo[], plugins: Plugins): string {
  if (contributions.length === 0) return 'no contribution';
  const isShown = ({ plugin, contribution }: ReceivedContributionTo): boolean => {
    const by = plugins.get(plugin);
    if (!contribution) return false;
    return (by ? foundContribution(contribution, by) : contribution).state?.name === 'shown';
  };
  const hidden = contributions.filter((it) => !isShown(it)).length;
  const all =
    contributions.length === 1 ? '1 contribution' : `${contributions.length} contributions`;
  return hidden === 0 ? all : `${all}, ${hidden} not shown`;
}

function contributorTable(
  contributions: readonly ReceivedContributionTo[],
  plugins: Plugins,
): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Contribution</th>
        <th>Plugin</th>
        <th>State</th>
        <th>Why</th>
      </tr>
    </thead>
    <tbody>
      ${contributions.map(({ plugin, contribution }) => {
        if (!contribution) return '';
        const by = plugins.get(plugin);
        const found = by ? foundContribution(contribution, by) : contribution;
        const { id, state } = found;
        const { title } = fromStruct(contribution.properties);
        return html`<tr>
          <td data-label="Contribution">
            <strong>${typeof title === 'string' ? title : id}</strong>
          </td>
          <td data-label="Plugin">${pluginLink(plugin, plugins)}</td>
          <td data-label="State">${badge(state?.name ?? '')}</td>
          <td data-label="Why">
            <div>
              ${state?.message && contributionWhy(found)}
              <a href="${explanationUrl({ plugin, contribution: id })}"
                >For whom?<span class="hidden"> ${id}</span></a
              >
            </div>
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
