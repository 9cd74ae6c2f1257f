import type { ReceivedInstance } from '@patchbay/proto';
import type { FailingRoute } from '../requests/answer-health.ts';
import { html, type Html } from '../shell/html.ts';
import { badge } from './badge.ts';
import { callout } from './callout.ts';
import { moment } from './moment.ts';
import { prose } from './prose.ts';

/** The routes of a plugin that are asked now and then only: since when, why, and when the next time is. */
export function failingRoutes(
  routes: readonly FailingRoute[],
  instances: readonly ReceivedInstance[],
): Html | undefined {
  if (routes.length === 0) return undefined;
  const nameOf = (id: string) => instances.find((it) => it.id === id)?.name || id;
  const message =
    routes.length === 1
      ? 'one of its routes is asked now and then only, because it did not answer again and again; all other requests to it are turned away at once'
      : `${routes.length} of its routes are asked now and then only, because they did not answer again and again; all other requests to them are turned away at once`;
  const hint =
    'look at the log of the processes below, then mend or restart them: a new process is asked at once, and the first answer ends this';
  return html`${callout('warn', message, { hint })}
    <table class="panel-table">
      <thead>
        <tr>
          <th>Route</th>
          <th>State</th>
          <th>Why</th>
          <th>Since</th>
          <th>Next try</th>
        </tr>
      </thead>
      <tbody>
        ${routes.map((it) => failingRoute(it, nameOf))}
      </tbody>
    </table>`;
}

function failingRoute(
  { route, state, failures, last, since, nextAt }: FailingRoute,
  nameOf: (instance: string) => string,
): Html {
  return html`<tr>
    <td data-label="Route"><code>${route}</code></td>
    <td data-label="State">${badge('failing')}</td>
    <td data-label="Why">
      <div>
        ${newestOfEach(last).map(
          ({ instance, why, at }) =>
            html`<p>
              ${prose(why)}
              <span class="quiet">${nameOf(instance)}, ${moment(at)}</span>
            </p>`,
        )}
        <p class="quiet">${failures.toLocaleString('en')} times in a row</p>
      </div>
    </td>
    <td data-label="Since">${moment(since)}</td>
    <td data-label="Next try">
      <span>${state === 'half-open' ? 'under way' : html`allowed ${moment(nextAt)}`}</span>
    </td>
  </tr>`;
}

/** Each reason of each instance once, where it was given last; the newest first, as `last` is. */
function newestOfEach(last: FailingRoute['last']): FailingRoute['last'] {
  return last.filter(
    (it, index) =>
      last.findIndex(({ instance, why }) => instance === it.instance && why === it.why) === index,
  );
}
