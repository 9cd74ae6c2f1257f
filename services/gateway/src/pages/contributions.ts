import type { ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../html.ts';
import { badge } from './badge.ts';
import { prose } from './prose.ts';

/** What a plugin adds to extension points, and why something of it is not shown. */
export function contributionTable(contributions: ReceivedPlugin['contributions']): Html {
  return html`<table class="panel-table">
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
          html`<tr id="contribution-${id}">
            <td data-label="Contribution"><strong>${id}</strong></td>
            <td data-label="Extension point"><code>${point}</code></td>
            <td data-label="State">${badge(state?.name ?? '')}</td>
            <td data-label="Why">
              ${
                state?.message
                  ? html`<span>${prose(state.message)}</span>`
                  : html`<span class="quiet">–</span>`
              }
              ${state?.hint && html`<span class="quiet">${prose(state.hint)}</span>`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
