import { fromTimestamp, type ReceivedInstance } from '@patchbay/proto';
import type { PassedOver } from '../requests/answer-health.ts';
import { html, type Html } from '../shell/html.ts';
import { sentence } from '../shell/sentence.ts';
import { badge } from './badge.ts';
import { moment } from './moment.ts';
import { prose } from './prose.ts';

/**
 * The processes that are connected; `standby` are those that get no requests and no tasks. Those that are
 * passed over get no requests for now.
 */
export function instanceTable(
  instances: readonly ReceivedInstance[],
  passedOver: readonly PassedOver[],
): Html {
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
        ({ id, name, endpoint, version, sdk, state, serving, standby }) =>
          html`<tr id="instance-${id}">
            <td data-label="Instance">
              <strong>${name || id}</strong>
              ${sdk && html`<span class="quiet">${sdk}</span>`}
            </td>
            <td data-label="State" title="${sentence(state?.message ?? '')}">
              ${badge(state?.name ?? '')}
            </td>
            <td data-label="Traffic">
              ${badge(serving ? 'serving' : 'standby')}
              ${standby && html`<span class="quiet">${prose(standby)}</span>`}
              ${passedOver.filter(({ instance }) => instance === id).map(passedOverFor)}
            </td>
            <td data-label="Version">${version}</td>
            <td data-label="Endpoint"><code>${endpoint}</code></td>
            <td data-label="Since">${moment(fromTimestamp(state?.since))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function passedOverFor(instance: PassedOver): Html {
  const why =
    instance.kind === 'busy'
      ? html`${instance.waiting.toLocaleString('en')} requests wait for its answers: it gets no more`
      : html`failed ${instance.failures} times in a row: others are asked until
        ${moment(instance.until)}`;
  return html`<span class="quiet">${why}</span>`;
}
