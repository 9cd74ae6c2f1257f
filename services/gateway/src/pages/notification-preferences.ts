import type { GetNotificationPreferencesResponse } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';

type Type = GetNotificationPreferencesResponse['types'][number];

/** Who wants to be told of what, by what: a box for each type and medium. */
export function preferencesForm({ media, types }: GetNotificationPreferencesResponse): Html {
  if (types.length === 0) {
    return html`<p class="quiet">No installed plugin sends notifications yet.</p>`;
  }
  return html`<form class="preferences" method="post" action="/inbox/preferences">
    <ul class="panel members">
      ${types.map(
        (type) =>
          html`<li>
            <span class="card-text">
              <strong>${type.title}</strong>
              <span class="quiet"
                >${[type.pluginTitle, type.description].filter(Boolean).join(' · ')}</span
              >
            </span>
            <span class="member-roles">${media.map((medium) => box(type, medium))}</span>
          </li>`,
      )}
    </ul>
    <button class="button button-primary">Save</button>
  </form>`;
}

function box(
  { plugin, name, title, media: wanted }: Type,
  medium: { name: string; title: string },
): Html {
  return html`<label class="check">
    <input
      type="checkbox"
      name="wanted"
      value="${plugin} ${name} ${medium.name}"
      aria-label="${title}: ${medium.title}"
      ${wanted.includes(medium.name) && html`checked`}
    />
    ${medium.title}
  </label>`;
}
