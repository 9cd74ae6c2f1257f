import type { ReceivedCheck, ReceivedPlugin } from '@patchbay/proto';
import type { ContributionChecks } from '../shell/contribution-checks.ts';
import { foundContribution } from '../shell/found-contribution.ts';
import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';
import { badge } from './badge.ts';
import { checkList } from './check-list.ts';
import { pointAnchor } from './point-anchor.ts';
import { prose } from './prose.ts';

type Contribution = ReceivedPlugin['contributions'][number];

/** What a plugin adds to extension points, why something of it is not shown, and what to do. */
export function contributionTable(plugin: ReceivedPlugin, checks: ContributionChecks): Html {
  const { slug, contributions } = plugin;
  return html`<table class="panel-table">
    <thead>
      <tr>
        <th>Contribution</th>
        <th>State</th>
        <th>Why</th>
        <th>Index</th>
        <th><span class="hidden">Actions</span></th>
      </tr>
    </thead>
    <tbody>
      ${contributions.map((it) =>
        contributionRow(foundContribution(it, plugin), { slug, checks: checks.get(it.id) ?? [] }),
      )}
    </tbody>
  </table>`;
}

/** Why a contribution is in its state, and what to do. */
export function contributionWhy({ state }: Contribution): Html {
  return html`${
    state?.message ? html`<span>${prose(state.message)}</span>` : html`<span class="quiet">–</span>`
  }
  ${state?.hint && html` <span class="quiet">${prose(state.hint)}</span>`}`;
}

function contributionRow(
  contribution: Contribution,
  { slug, checks }: { slug: string; checks: readonly ReceivedCheck[] },
): Html {
  const { id, point, pointVersion, state, enabled } = contribution;
  const href = `/extension-points#${pointAnchor(point, pointVersion)}`;
  const removed = state?.name === 'removed';
  return html`<tr id="contribution-${id}">
    <td data-label="Contribution">
      <strong>${id}</strong>
      <span class="quiet">to <a href="${href}">${point}</a></span>
    </td>
    <td data-label="State">
      ${badge(state?.name ?? '')}
      ${!enabled && state?.name !== 'disabled' && html`<span class="quiet">switched off</span>`}
    </td>
    <td data-label="Why">
      <div>${contributionWhy(contribution)} ${checks.length > 0 && whyHidden(checks, id)}</div>
    </td>
    <td data-label="Index">${!removed && indexForm(slug, contribution)}</td>
    <td class="cell-action">
      ${
        !removed &&
        actionForm({
          action: `/plugins/${slug}/contributions`,
          label: enabled ? 'Switch off' : 'Switch on',
          name: `Switch ${enabled ? 'off' : 'on'} ${id}`,
          fields: { contribution: id, enabled: enabled ? 'false' : 'true' },
        })
      }
    </td>
  </tr>`;
}

function whyHidden(checks: readonly ReceivedCheck[], id: string): Html {
  return html`<details>
    <summary aria-label="Why is ${id} not shown?">Why?</summary>
    ${checkList(checks)}
  </details>`;
}

function indexForm(slug: string, { id, index }: Contribution): Html {
  return html`<form class="index-form" method="post" action="/plugins/${slug}/contributions">
    <input type="hidden" name="contribution" value="${id}" />
    <span class="field">
      <input
        name="index"
        value="${index ?? ''}"
        inputmode="numeric"
        autocomplete="off"
        aria-label="Index of ${id}: lower comes first, empty for none"
      />
    </span>
    <button class="button" aria-label="Save the index of ${id}">Save</button>
  </form>`;
}
