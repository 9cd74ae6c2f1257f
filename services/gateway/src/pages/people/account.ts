import type { Person, ReceivedApiToken, ReceivedPermission } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import type { OwnSession } from '../../sign-in/session-store.ts';
import { actionForm } from '../action-form.ts';
import { callout } from '../callout.ts';
import { moment } from '../moment.ts';
import { ownPasswordField, passwordField } from './password.ts';
import { textField, type Message } from './people.ts';
import { secondFactorSection } from './second-factor.ts';
import { tokenList } from './token-list.ts';

/** A token as somebody asked for it; `days` until it ends, 0 for never. */
export type WantedToken = { name: string; days: number; scopes: readonly string[] };

/** What is somebody's own: their password, where they are signed in, and their API tokens. */
export function accountPage({
  person,
  sessions,
  tokens,
  permissions,
  hasPassword,
  secondFactor,
  provider,
  message,
  newToken,
  wanted,
}: {
  person: Person;
  sessions: readonly (OwnSession & { current: boolean })[];
  /** Undefined while the registry does not answer. */
  tokens: readonly ReceivedApiToken[] | undefined;
  /** Those that they have, with titles where they are known. */
  permissions: readonly Pick<ReceivedPermission, 'name' | 'title'>[];
  hasPassword: boolean;
  secondFactor: { on: boolean; recoveryCodes: number };
  /** The OpenID provider, and whether the account is connected with it. */
  provider: { name: string; connected: boolean } | undefined;
  message: Message | undefined;
  /** The text of a token that was made just now. */
  newToken: string | undefined;
  /** What was asked for when no token could be made of it. */
  wanted: WantedToken | undefined;
}): Html {
  return html`<header class="page-head">
      <h1>${person.displayName}</h1>
      <p class="quiet">${person.username} · ${person.roles.join(', ')}</p>
    </header>
    ${message && callout(message.tone, message.text)} ${newToken && tokenShown(newToken)}
    <section aria-labelledby="account-sessions">
      <h2 id="account-sessions">Where you are signed in</h2>
      <ul class="panel members sessions">
        ${sessions.map(sessionItem)}
      </ul>
      ${
        sessions.length > 1 &&
        html`<div class="actions">
          ${actionForm({ action: '/account/sessions', label: 'Sign out everywhere else' })}
        </div>`
      }
    </section>
    <section aria-labelledby="account-password">
      <h2 id="account-password">Password</h2>
      <form method="post" action="/account/password" class="panel form-panel">
        <div class="form-fields">
          ${
            hasPassword &&
            html`<label class="field">
              <span>Current password</span>
              <input
                name="current"
                type="password"
                autocomplete="current-password"
                maxlength="256"
                required
              />
            </label>`
          }
          ${passwordField('New password', undefined)}
        </div>
        <button class="button">Change password</button>
      </form>
    </section>
    ${secondFactorSection({ ...secondFactor, hasPassword })}
    ${provider && providerSection({ ...provider, hasPassword })}
    <section aria-labelledby="account-tokens">
      <h2 id="account-tokens">API tokens</h2>
      <p class="quiet">
        With a token a program acts as you, within what you choose here and what you may do
        yourself.
      </p>
      ${
        tokens === undefined
          ? callout('warn', 'the registry does not answer: your tokens cannot be shown')
          : tokenList(tokens, { owner: 'you', action: '/account/tokens/revoke' })
      }
      ${newTokenForm(permissions, wanted)}
    </section>`;
}

function providerSection({
  name,
  connected,
  hasPassword,
}: {
  name: string;
  connected: boolean;
  hasPassword: boolean;
}): Html {
  return html`<section aria-labelledby="account-provider">
    <h2 id="account-provider">Sign-in with ${name}</h2>
    ${
      connected
        ? html`<div class="panel form-panel">
            <p><span class="badge badge-ready">connected</span></p>
            ${actionForm({ action: '/account/identity/remove', label: 'Disconnect' })}
          </div>`
        : html`<form method="post" action="/account/identity" class="panel form-panel">
            <p class="quiet">Connect your account to sign in without this site's password.</p>
            ${hasPassword && ownPasswordField('Your password, to connect it')}
            <button class="button">Connect</button>
          </form>`
    }
  </section>`;
}

function sessionItem({
  id,
  userAgent,
  address,
  createdAt,
  lastSeenAt,
  current,
}: OwnSession & { current: boolean }): Html {
  return html`<li>
    <span>
      <strong>${browserOf(userAgent)}</strong>
      ${current && html`<span class="badge badge-ready">this one</span>`}
      <span class="quiet"
        >${address} · since ${moment(createdAt)} · last used ${moment(lastSeenAt)}</span
      >
    </span>
    ${
      !current &&
      actionForm({
        action: '/account/sessions',
        label: 'Sign out',
        name: `Sign out ${browserOf(userAgent)}`,
        fields: { id },
      })
    }
  </li>`;
}

/** A word or two for a User-Agent; the whole of it where it is no browser's. */
function browserOf(userAgent: string): string {
  const known = /(Firefox|Edg|OPR|Chrome|Safari)\/[\d.]+/.exec(userAgent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1];
  if (!known) return userAgent.slice(0, 60) || 'unknown program';
  const name = { Edg: 'Edge', OPR: 'Opera' }[known] ?? known;
  return system ? `${name} on ${system}` : name;
}

function newTokenForm(
  permissions: readonly Pick<ReceivedPermission, 'name' | 'title'>[],
  wanted: WantedToken | undefined,
): Html {
  const { name: called, days, scopes } = wanted ?? { name: '', days: 90, scopes: [] };
  const end = (value: number, text: string) =>
    html`<option value="${value}" ${value === days && html`selected`}>${text}</option>`;
  const checked = (scope: string) => scopes.includes(scope) && html`checked`;
  return html`<details class="panel form-panel" ${wanted && html`open`}>
    <summary>New token</summary>
    <form method="post" action="/account/tokens">
      <div class="form-fields">
        ${textField('name', 'What it is for', called, { required: true })}
        <label class="field">
          <span>Ends after</span>
          <select name="days">
            ${[end(30, '30 days'), end(90, '90 days'), end(365, 'a year'), end(0, 'never')]}
          </select>
        </label>
      </div>
      <fieldset>
        <legend>It may</legend>
        <ul class="choices">
          <li>
            <label class="choice">
              <input type="checkbox" name="scope" value="*" ${checked('*')} />
              <span><strong>Everything you may do</strong></span>
            </label>
          </li>
          ${permissions.map(
            ({ name, title }) =>
              html`<li>
                <label class="choice">
                  <input type="checkbox" name="scope" value="${name}" ${checked(name)} />
                  <span><strong>${title}</strong> <code>${name}</code></span>
                </label>
              </li>`,
          )}
        </ul>
      </fieldset>
      <button class="button button-primary">Make token</button>
    </form>
  </details>`;
}

function tokenShown(text: string): Html {
  return html`<div class="callout callout-good" role="status">
    <p>This is the token. Copy it now: it is not shown again.</p>
    <p class="command">
      <code class="secret">${text}</code>
      <wa-copy-button value="${text}" copy-label="Copy the token"></wa-copy-button>
    </p>
  </div>`;
}
