import type { CallHealth } from '../broker/safeguards.ts';
import type { Skips } from '../broker/skips.ts';
import { html, type Html } from '../shell/html.ts';
import { badge } from './badge.ts';
import { callout } from './callout.ts';
import { moment } from './moment.ts';
import { prose } from './prose.ts';

type Skipped = ReturnType<Skips['of']>;

/** Whether a plugin is called, and what of it was left out; nothing while there is nothing to say. */
export function callHealth(health: CallHealth, skipped: Skipped): Html | undefined {
  if (health.state === 'closed' && skipped.length === 0) return undefined;
  return html`${breaker(health)} ${skipped.length > 0 && skippedTable(skipped)}`;
}

function breaker({ state, reason }: CallHealth): Html {
  if (state === 'closed') return html``;
  const message =
    state === 'open'
      ? `it is not asked for a moment, because it failed again and again: ${reason}`
      : `one call finds out whether it answers again; it failed before: ${reason}`;
  return callout('warn', message, { hint: 'it is asked again by itself as soon as it answers' });
}

function skippedTable(skipped: Skipped): Html {
  return html`<table class="panel-table">
    <thead>
      <tr>
        <th>Contribution</th>
        <th>State</th>
        <th>Why</th>
        <th>Last</th>
      </tr>
    </thead>
    <tbody>
      ${skipped.map(
        ({ contribution, point, reason, at, times }) =>
          html`<tr>
            <td data-label="Contribution">
              <strong>${contribution}</strong> <span class="quiet">to ${point}</span>
            </td>
            <td data-label="State">${badge('left out')}</td>
            <td data-label="Why">${prose(reason)}</td>
            <td data-label="Last">
              ${moment(at)} ${times > 1 && html`<span class="quiet">${times} times</span>`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
