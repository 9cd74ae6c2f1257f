import type { ReceivedApiToken, ReceivedGroup, ReceivedRole, ReceivedUser } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import { actionForm } from '../action-form.ts';
import { askFirst } from '../ask-first.ts';
import { callout } from '../callout.ts';
import { isGrantable, textField, type Message } from './people.ts';
import { tokenList } from './token-list.ts';

/** One person: who they are, what they may do, and how they sign in. */
export function personPage({
  user,
  roles,
  groups,
  tokens,
  secondFactor,
  bySuperuser,
  message,
  link,
}: {
  user: ReceivedUser;
  roles: readonly ReceivedRole[];
  groups: readonly ReceivedGroup[];
  tokens: readonly ReceivedApiToken[];
  /** Whether a code is asked for when they sign in. */
  secondFactor: boolean;
  /** Whether a superuser looks at it: only they make others one. */
  bySuperuser: boolean;
  message: Message | undefined;
  /** An invitation, when one was made just now. */
  link: Html | undefined;
}): Html {
  const { id, username, displayName, email, superuser, disabled } = user;
  const inherited = groups.filter((group) => user.groups.includes(group.id));
  return html`<p class="crumb"><a href="/people">People</a></p>
    <header class="page-head">
      <h1>${displayName}</h1>
      <p class="quiet">
        ${username} ${superuser && html`<span class="badge">superuser</span>`}
        ${disabled && html`<span class="badge badge-off">disabled</span>`}
      </p>
    </header>
    ${message && callout(message.tone, message.text)} ${link}
    <section aria-labelledby="person-roles">
      <h2 id="person-roles">Roles</h2>
      <form method="post" action="/people/${id}/roles" class="panel form-panel">
        <ul class="choices">
          ${roles.filter(isGrantable).map((role) => {
            const by = inherited.filter((group) => group.roles.includes(role.name));
            return html`<li>
              <label class="choice">
                <input
                  type="checkbox"
                  name="role"
                  value="${role.name}"
                  ${user.roles.includes(role.name) && html`checked`}
                />
                <span>
                  <strong>${role.title}</strong>
                  <span class="quiet">${role.description}</span>
                  ${
                    by.length > 0 &&
                    html`<span class="quiet"
                      >also by the group ${by.map(({ name }) => name).join(', ')}</span
                    >`
                  }
                </span>
              </label>
            </li>`;
          })}
        </ul>
        <button class="button button-primary">Save roles</button>
      </form>
    </section>
    <section aria-labelledby="person-about">
      <h2 id="person-about">About</h2>
      <form method="post" action="/people/${id}" class="panel form-panel">
        <div class="form-fields">
          ${textField('displayName', 'Name', displayName, { required: true })}
          ${textField('username', 'Username', username, { required: true })}
          ${textField('email', 'E-mail', email, { type: 'email' })}
        </div>
        <button class="button">Save</button>
      </form>
    </section>
    <section aria-labelledby="person-access">
      <h2 id="person-access">Access</h2>
      <div class="panel form-panel">
        <p class="quiet">
          A new password link ends no session until it is used. Whoever is disabled is signed out at
          once and keeps everything. A superuser may do everything, and no policy stops them.
        </p>
        <div class="actions">
          ${actionForm({ action: `/people/${id}/password-link`, label: 'New password link' })}
          ${actionForm({ action: `/people/${id}/export`, label: 'Export what is kept' })}
          ${askFirst({
            id: 'sign-out',
            label: 'Sign out everywhere',
            question: `Every browser of ${displayName} is signed out at once; they can sign in again. API tokens go on.`,
            answer: `Sign ${displayName} out`,
            action: `/people/${id}/sign-out`,
          })}
          ${
            secondFactor &&
            askFirst({
              id: 'second-factor',
              label: 'Turn two-step sign-in off',
              question: `From then on the password alone lets ${displayName} in. Make sure that it is they who ask.`,
              answer: 'Turn it off',
              action: `/people/${id}/second-factor`,
            })
          }
          ${
            bySuperuser &&
            askFirst({
              id: 'superuser',
              label: superuser ? 'No longer a superuser' : 'Make superuser',
              question: superuser
                ? `${displayName} may do what their roles let them, and no more.`
                : `${displayName} may then do everything, and no policy stops them.`,
              answer: superuser ? 'Take it away' : `Make ${displayName} a superuser`,
              tone: superuser ? 'danger' : 'plain',
              action: `/people/${id}/superuser`,
              fields: { superuser: String(!superuser) },
            })
          }
          ${
            disabled
              ? actionForm({
                  action: `/people/${id}/disabled`,
                  label: 'Enable',
                  name: `Enable ${displayName}`,
                  fields: { disabled: 'false' },
                  tone: 'primary',
                })
              : askFirst({
                  id: 'disable',
                  label: 'Disable',
                  question: `${displayName} is signed out everywhere at once, and their API tokens are refused, until the account is enabled again.`,
                  answer: `Disable ${displayName}`,
                  action: `/people/${id}/disabled`,
                  fields: { disabled: 'true' },
                })
          }
          ${
            disabled &&
            askFirst({
              id: 'delete',
              label: 'Delete for good',
              question: `The account goes, with its roles, groups and tokens; what ${displayName} did stays in the audit log. This cannot be undone.`,
              answer: `Delete ${displayName} for good`,
              action: `/people/${id}/delete`,
            })
          }
        </div>
      </div>
    </section>
    <section aria-labelledby="person-tokens">
      <h2 id="person-tokens">API tokens</h2>
      ${
        tokenList(tokens, { owner: 'they', action: `/people/${id}/tokens/revoke` }) ??
        html`<p class="nothing quiet">No program acts as ${displayName}.</p>`
      }
    </section>
    <p class="person-log">
      <a href="/audit?target=${encodeURIComponent(`user:${id}`)}">What was done to this account</a>
      · <a href="/audit?actor=${encodeURIComponent(`user:${id}`)}">What they did</a>
    </p>`;
}
