import { fromTimestamp, type ReceivedLifecycleCall } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';
import { badge } from './badge.ts';
import { moment } from './moment.ts';
import { prose } from './prose.ts';

/** What a plugin still has to be told about itself, with why it was not, and what to do. */
export function lifecycleTable(slug: string, calls: readonly ReceivedLifecycleCall[]): Html {
  return html`<table class="panel-table" data-again="3000">
    <thead>
      <tr>
        <th>What</th>
        <th>State</th>
        <th>Why</th>
        <th>Next attempt</th>
        <th><span class="hidden">Actions</span></th>
      </tr>
    </thead>
    <tbody>
      ${calls.map((call) => row(slug, call))}
    </tbody>
  </table>`;
}

function row(slug: string, call: ReceivedLifecycleCall): Html {
  const { id, kind, state, attempts, error, createdAt, nextAttemptAt } = call;
  const path = `/plugins/${slug}/lifecycle-calls/${id}`;
  return html`<tr id="lifecycle-${id}">
    <td data-label="What">
      <strong>${kind}</strong> <span class="quiet">${moment(fromTimestamp(createdAt))}</span>
    </td>
    <td data-label="State">${badge(state)}</td>
    <td data-label="Why">
      ${error ? prose(error) : html`<span class="quiet">it waits for its turn</span>`}
    </td>
    <td data-label="Next attempt">
      ${moment(fromTimestamp(nextAttemptAt))}
      ${attempts > 0 && html`<span class="quiet">after ${attempts} attempts</span>`}
    </td>
    <td class="cell-action">
      <div class="cell-actions">
        ${actionForm({ action: `${path}/retry`, label: 'Retry now', name: `Retry now: ${kind}` })}
        ${actionForm({ action: `${path}/dismiss`, label: 'Forget', name: `Forget: ${kind}` })}
      </div>
    </td>
  </tr>`;
}
