import { spaceRoles, type ReceivedSpaceMember } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { askFirst } from './ask-first.ts';

const titles = { member: 'Member', team: 'Team', admin: 'Admin' };
const chosen = spaceRoles.filter((role) => role !== 'member');

/** Who is in the space with what they are there, and a form to take somebody in. */
export function spaceMembers(slug: string, members: readonly ReceivedSpaceMember[]): Html {
  return html`<section aria-labelledby="section-members">
    <h2 id="section-members">People</h2>
    <ul class="panel members">
      ${members.map((member) => line(slug, member))}
    </ul>
    <div class="panel">
      <form class="filters" method="post" action="/s/${slug}/settings/members" autocomplete="off">
        <label class="field">
          <span>Take somebody in</span>
          <input name="user" required placeholder="username" />
        </label>
        <span class="member-roles">${roleBoxes([])}</span>
        <button class="button button-primary">Take in</button>
      </form>
    </div>
  </section>`;
}

function line(slug: string, { userId, username, displayName, roles }: ReceivedSpaceMember): Html {
  return html`<li id="member-${userId}">
    <span><strong>${displayName}</strong> <span class="quiet">${username}</span></span>
    <form class="member-roles" method="post" action="/s/${slug}/settings/members">
      <input type="hidden" name="user" value="${userId}" />
      ${roleBoxes(roles)}
      <button class="button" aria-label="Save the roles of ${displayName}">Save</button>
    </form>
    ${askFirst({
      id: `remove-${userId}`,
      label: 'Remove',
      question: `${displayName} does not see what is in the space any more, until somebody takes them in again.`,
      answer: `Remove ${displayName}`,
      tone: 'plain',
      action: `/s/${slug}/settings/members/remove`,
      fields: { user: userId },
    })}
  </li>`;
}

function roleBoxes(held: readonly string[]): Html {
  return html`${chosen.map(
    (role) =>
      html`<label class="check">
        <input
          type="checkbox"
          name="roles"
          value="${role}"
          ${held.includes(role) && html`checked`}
        />
        ${titles[role]}
      </label>`,
  )}`;
}
