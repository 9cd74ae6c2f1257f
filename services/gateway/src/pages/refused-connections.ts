import { fromTimestamp, type ReceivedRefusedConnection } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { moment } from './moment.ts';
import { prose } from './prose.ts';

/** Processes that came to register and were not let in; nothing when there are none, but it is asked again. */
export function refusedConnections(refused: readonly ReceivedRefusedConnection[]): Html {
  const again = html`<span data-again="15000" hidden></span>`;
  if (refused.length === 0) return again;
  return html`<section aria-labelledby="refused-connections">
    <h2 id="refused-connections">Connections that were refused</h2>
    <p class="quiet">
      Processes that came to register as a plugin and were not let in, within a day. What is mended
      goes when the plugin registers.
    </p>
    <table class="panel-table refused-list">
      <thead>
        <tr>
          <th>Plugin</th>
          <th>From</th>
          <th>Why</th>
          <th>Times</th>
          <th>Last</th>
        </tr>
      </thead>
      <tbody>
        ${refused.map(
          ({ address, slug, proven, message, times, firstSeenAt, lastSeenAt }) =>
            html`<tr>
              <td data-label="Plugin">${claim(slug, proven)}</td>
              <td data-label="From"><code>${address}</code></td>
              <td data-label="Why"><span>${prose(message)}</span></td>
              <td data-label="Times">${times.toLocaleString('en')}</td>
              <td data-label="Last">
                <span>${moment(fromTimestamp(lastSeenAt))}</span>
                ${times > 1 && html`<span class="quiet">first ${moment(fromTimestamp(firstSeenAt))}</span>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${again}
  </section>`;
}

/** What a credential proves leads to its page; what anybody may say is no more than said. */
function claim(slug: string, proven: boolean): Html {
  if (slug === '') return html`<span class="quiet">did not say</span>`;
  if (proven) return html`<a href="/plugins/${slug}"><strong>${slug}</strong></a>`;
  return html`<span><strong>${slug}</strong> <span class="quiet">it says; not proven</span></span>`;
}
