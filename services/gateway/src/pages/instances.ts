import { fromTimestamp, type ReceivedInstance } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { sentence } from '../shell/sentence.ts';
import { badge } from './badge.ts';
import { moment } from './moment.ts';

/** The processes that are connected; `standby` are those that get no requests and no tasks. */
export function instanceTable(instances: readonly ReceivedInstance[]): Html {
  if (instances.length === 0) {
    return html`<p class="nothing quiet">No process of it is connected.</p>`;
  }
  return html`<table class="panel-table">
    <thead>
      <tr>
        <th>Instance</th>
        <th>State</th>
        <th>Traffic</th>
        <th>Version</th>
        <th>Endpoint</th>
        <th>Since</th>
      </tr>
    </thead>
    <tbody>
      ${instances.map(
        ({ id, name, endpoint, version, sdk, state, serving }) =>
          html`<tr id="instance-${id}">
            <td data-label="Instance">
              <strong>${name || id}</strong>
              ${sdk && html`<span class="quiet">${sdk}</span>`}
            </td>
            <td data-label="State" title="${sentence(state?.message ?? '')}">
              ${badge(state?.name ?? '')}
            </td>
            <td data-label="Traffic">${badge(serving ? 'serving' : 'standby')}</td>
            <td data-label="Version">${version}</td>
            <td data-label="Endpoint"><code>${endpoint}</code></td>
            <td data-label="Since">${moment(fromTimestamp(state?.since))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
