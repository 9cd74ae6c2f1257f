import type { ReceivedGroup, ReceivedRole, ReceivedUser } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import { actionForm } from '../action-form.ts';
import { askFirst } from '../ask-first.ts';
import { callout } from '../callout.ts';
import { isGrantable, peopleTabs, textField, type Message } from './people.ts';

/** Every group with its members and what it gives them. */
export function groupsPage({
  groups,
  users,
  roles,
  message,
}: {
  groups: readonly ReceivedGroup[];
  users: readonly ReceivedUser[];
  roles: readonly ReceivedRole[];
  message: Message | undefined;
}): Html {
  return html`<header class="page-head">
      <h1>Groups</h1>
      <p class="quiet">People who have the same roles: whoever joins a group has its roles too.</p>
    </header>
    ${peopleTabs('/groups')} ${message && callout(message.tone, message.text)}
    <div class="stack">${groups.map((group) => groupPanel(group, users, roles))}</div>
    ${groups.length === 0 && html`<p class="nothing quiet">There is no group yet.</p>`}
    <section aria-labelledby="new-group">
      <h2 id="new-group">New group</h2>
      <form method="post" action="/groups" class="panel form-panel">
        <div class="form-fields">
          ${textField('name', 'Name', '', { required: true })}
          ${textField('description', 'What it is for', '')}
        </div>
        <button class="button button-primary">Create group</button>
      </form>
    </section>`;
}

function groupPanel(
  { id, name, description, members, roles: own }: ReceivedGroup,
  users: readonly ReceivedUser[],
  roles: readonly ReceivedRole[],
): Html {
  const isMember = new Set(members);
  const within = users.filter((user) => isMember.has(user.id));
  const others = users.filter((user) => !isMember.has(user.id));
  return html`<article class="panel" id="group-${id}">
    <div class="panel-head">
      <div class="panel-title">
        <h2>${name}</h2>
        ${description && html`<p class="quiet">${description}</p>`}
      </div>
      ${askFirst({
        id: `delete-group-${id}`,
        label: 'Delete',
        question:
          'Its members lose at once the roles that they have by it alone. Their accounts stay.',
        answer: `Delete the group ${name}`,
        action: `/groups/${id}/delete`,
      })}
    </div>
    <div class="form-panel">
      <h3>Members</h3>
      ${within.length === 0 && html`<p class="quiet">Nobody yet.</p>`}
      <ul class="members">
        ${within.map(
          (user) =>
            html`<li>
              <a href="/people/${user.id}">${user.displayName}</a>
              ${actionForm({
                action: `/groups/${id}/members`,
                label: 'Remove',
                name: `Remove ${user.displayName} from ${name}`,
                fields: { user: user.id, member: 'false' },
              })}
            </li>`,
        )}
      </ul>
      ${
        others.length > 0 &&
        html`<form method="post" action="/groups/${id}/members" class="inline-form">
          <input type="hidden" name="member" value="true" />
          <label class="field">
            <span>Add somebody</span>
            <select name="user" required>
              ${others.map(
                (user) =>
                  html`<option value="${user.id}">${user.displayName} (${user.username})</option>`,
              )}
            </select>
          </label>
          <button class="button">Add</button>
        </form>`
      }
      <h3>Roles</h3>
      <form method="post" action="/groups/${id}/roles">
        <ul class="choices">
          ${roles.filter(isGrantable).map(
            (role) =>
              html`<li>
                <label class="choice">
                  <input
                    type="checkbox"
                    name="role"
                    value="${role.name}"
                    ${own.includes(role.name) && html`checked`}
                  />
                  <span><strong>${role.title}</strong></span>
                </label>
              </li>`,
          )}
        </ul>
        <button class="button">Save roles</button>
      </form>
    </div>
  </article>`;
}
