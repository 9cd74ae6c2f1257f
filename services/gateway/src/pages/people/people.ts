import type { ReceivedGroup, ReceivedRole, ReceivedUser } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import { callout } from '../callout.ts';

export type Message = { tone: 'good' | 'bad'; text: string };

/** The pages about people, above each of them. */
export function peopleTabs(at: string): Html {
  const tabs = [
    ['/people', 'People'],
    ['/groups', 'Groups'],
    ['/roles', 'Roles'],
  ] as const;
  return html`<ul class="chips" aria-label="People">
    ${tabs.map(
      ([href, title]) =>
        html`<li>
          <a class="chip" href="${href}" ${href === at && html`aria-current="true"`}>${title}</a>
        </li>`,
    )}
  </ul>`;
}

export type NewPerson = { username: string; displayName: string; email: string };

/** Everybody, with what finds and adds somebody. */
export function peoplePage({
  users,
  roles,
  groups,
  text,
  nextPage,
  values = { username: '', displayName: '', email: '' },
  message,
}: {
  users: readonly ReceivedUser[];
  roles: readonly ReceivedRole[];
  groups: readonly ReceivedGroup[];
  text: string;
  nextPage: string;
  values?: NewPerson;
  message: Message | undefined;
}): Html {
  const next = new URLSearchParams({ text, page: nextPage }).toString();
  return html`<header class="page-head">
      <h1>People</h1>
      <p class="quiet">Who can sign in here, and what their roles let them do.</p>
    </header>
    ${peopleTabs('/people')} ${message && callout(message.tone, message.text)}
    <form class="filters" method="get" action="/people" role="search">
      <label class="field">
        <span>Find</span>
        <input type="search" name="text" value="${text}" placeholder="Name, username or e-mail" />
      </label>
      <button class="button">Find</button>
    </form>
    ${
      users.length > 0
        ? peopleTable(users, roles, groups)
        : html`<p class="nothing quiet">Nobody matches. <a href="/people">Show everybody</a></p>`
    }
    ${nextPage && html`<p class="actions"><a class="button" href="/people?${next}">More</a></p>`}
    ${newPersonForm(roles, values)}`;
}

function peopleTable(
  users: readonly ReceivedUser[],
  roles: readonly ReceivedRole[],
  groups: readonly ReceivedGroup[],
): Html {
  const titleOf = (name: string) => roles.find((role) => role.name === name)?.title ?? name;
  const groupOf = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
  return html`<table class="panel-table people-list">
    <thead>
      <tr>
        <th>Name</th>
        <th>Roles</th>
        <th>Groups</th>
        <th>E-mail</th>
      </tr>
    </thead>
    <tbody>
      ${users.map(
        ({ id, username, displayName, email, superuser, disabled, roles: own, groups: within }) =>
          html`<tr id="user-${id}">
            <td data-label="Name">
              <a class="person-name" href="/people/${id}">
                <strong>${displayName}</strong> <span class="quiet">${username}</span>
              </a>
              ${disabled && html`<span class="badge badge-off">disabled</span>`}
              ${superuser && html`<span class="badge">superuser</span>`}
            </td>
            <td data-label="Roles">${own.map(titleOf).join(', ') || quietDash()}</td>
            <td data-label="Groups">${within.map(groupOf).join(', ') || quietDash()}</td>
            <td data-label="E-mail">${email || quietDash()}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function quietDash(): Html {
  return html`<span class="quiet">–</span>`;
}

function newPersonForm(roles: readonly ReceivedRole[], values: NewPerson): Html {
  const grantable = roles.filter(isGrantable);
  return html`<section aria-labelledby="new-person">
    <h2 id="new-person">Invite somebody</h2>
    <form method="post" action="/people" class="panel form-panel">
      <div class="form-fields">
        ${textField('displayName', 'Name', values.displayName, { required: true })}
        ${textField('username', 'Username', values.username, { required: true })}
        ${textField('email', 'E-mail', values.email, { type: 'email' })}
        <label class="field">
          <span>Role</span>
          <select name="role">
            <option value="">Member only</option>
            ${grantable.map(({ name, title }) => html`<option value="${name}">${title}</option>`)}
          </select>
        </label>
      </div>
      <p class="quiet">You get a link to hand over, with which they choose their password.</p>
      <button class="button button-primary">Invite</button>
    </form>
  </section>`;
}

/** Whether a role can be given on the site; everybody is a member, and spaces give their own. */
export function isGrantable({ name, scope }: ReceivedRole): boolean {
  return scope === 'site' && name !== 'member';
}

export function textField(
  name: string,
  label: string,
  value: string,
  { required = false, type = 'text' }: { required?: boolean; type?: string } = {},
): Html {
  return html`<label class="field">
    <span>${label}</span>
    <input
      name="${name}"
      type="${type}"
      value="${value}"
      maxlength="200"
      autocomplete="off"
      ${required && html`required`}
    />
  </label>`;
}

/** A link to hand over, shown once. */
export function invitation(link: string, displayName: string): Html {
  return html`<div class="callout callout-good" role="status">
    <p>Hand this link to ${displayName}. It works once, for three days, and is shown only now:</p>
    <p class="command">
      <code class="secret">${link}</code>
      <wa-copy-button value="${link}" copy-label="Copy the link"></wa-copy-button>
    </p>
  </div>`;
}
