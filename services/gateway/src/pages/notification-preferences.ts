import type { GetNotificationPreferencesResponse } from '@patchbay/proto';
import { html, type Html } from '../html.ts';

/** Who wants to be told of what, by what: a box for each type and medium. */
export function preferencesForm({ media, types }: GetNotificationPreferencesResponse): Html {
  if (types.length === 0) {
    return html`<p class="quiet">No installed plugin sends notifications yet.</p>`;
  }
  return html`<form method="post" action="/inbox/preferences">
    <div class="panel panel-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Tell me of</th>
            ${media.map(({ title }) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${types.map(
            ({ plugin, pluginTitle, name, title, description, media: wanted }) =>
              html`<tr>
                <td>
                  <strong>${title}</strong>
                  <span class="quiet"
                    >${[pluginTitle, description].filter(Boolean).join(' · ')}</span
                  >
                </td>
                ${media.map(
                  (medium) =>
                    html`<td>
                      <input
                        type="checkbox"
                        name="wanted"
                        value="${plugin} ${name} ${medium.name}"
                        aria-label="${title}: ${medium.title}"
                        ${wanted.includes(medium.name) && html`checked`}
                      />
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p><button class="button button-primary">Save</button></p>
  </form>`;
}
