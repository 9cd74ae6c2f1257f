import type { ReceivedSpaceMember } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';

/** Who is in the space, for everybody there; somebody who is in it can leave. */
export function spacePeople({
  slug,
  members,
  mayLeave,
}: {
  slug: string;
  members: readonly ReceivedSpaceMember[];
  mayLeave: boolean;
}): Html {
  return html`<section aria-labelledby="section-people">
    <h2 id="section-people">People</h2>
    <ul class="panel people-here">
      ${members.map(
        ({ displayName, roles }) =>
          html`<li>
            <strong>${displayName}</strong>
            ${role(roles) && html`<span class="quiet">${role(roles)}</span>`}
          </li>`,
      )}
    </ul>
    ${
      mayLeave &&
      html`<details>
        <summary class="quiet">Leave this space…</summary>
        <p>You will not see what is in it any more, until an admin of it takes you in again.</p>
        ${actionForm({ action: `/s/${slug}/leave`, label: 'Leave', tone: 'danger' })}
      </details>`
    }
  </section>`;
}

function role(roles: readonly string[]): string {
  return roles.includes('admin') ? 'admin' : roles.includes('team') ? 'team' : '';
}
