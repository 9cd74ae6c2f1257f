import { html, type Html } from '../../shell/html.ts';
import { actionForm } from '../action-form.ts';
import { callout } from '../callout.ts';
import { codeField } from '../code.ts';
import { ownPasswordField } from './password.ts';

/** The part of the account page about the second factor. */
export function secondFactorSection({
  on,
  recoveryCodes,
  hasPassword,
}: {
  on: boolean;
  recoveryCodes: number;
  hasPassword: boolean;
}): Html {
  return html`<section aria-labelledby="account-second-factor">
    <h2 id="account-second-factor">Two-step sign-in</h2>
    ${
      on
        ? html`<form method="post" action="/account/second-factor/remove" class="panel form-panel">
            <p>
              <span class="badge badge-ready">on</span> A code from your app is asked for after the
              password. Recovery codes left: ${recoveryCodes}.
            </p>
            ${hasPassword && ownPasswordField('Your password, to turn it off')}
            <button class="button button-danger">Turn off</button>
          </form>`
        : html`<div class="panel form-panel">
            <p class="quiet">
              Besides the password, a code is asked for that an app on your phone shows. Whoever
              learns your password cannot sign in with it alone.
            </p>
            ${actionForm({ action: '/account/second-factor', label: 'Turn on' })}
          </div>`
    }
  </section>`;
}

/** The secret for the app, and the form for its first code. */
export function enrolPage({
  secret,
  qr,
  error,
}: {
  secret: string;
  qr: Html;
  error: string | undefined;
}): Html {
  return html`<p class="crumb"><a href="/account">Your account</a></p>
    <header class="page-head">
      <h1>Two-step sign-in</h1>
      <p class="quiet">Scan this with an authenticator app, then type the code that it shows.</p>
    </header>
    ${error && callout('bad', error)}
    <div class="panel form-panel enrol">
      <div class="qr" role="img" aria-label="QR code of the secret below">${qr}</div>
      <div class="stack">
        <p>Or type this into the app: <code class="secret">${inGroups(secret)}</code></p>
        <form method="post" action="/account/second-factor/confirm" class="stack">
          ${codeField()}
          <p><button class="button button-primary">Turn on</button></p>
        </form>
      </div>
    </div>`;
}

export function recoveryCodesPage(codes: readonly string[]): Html {
  return html`<p class="crumb"><a href="/account">Your account</a></p>
    <header class="page-head">
      <h1>Recovery codes</h1>
      <p class="quiet">Two-step sign-in is on, and you are signed out everywhere else.</p>
    </header>
    ${callout(
      'warn',
      'keep these codes where your phone is not: each lets you in once without it',
      {
        hint: 'they are shown only now',
      },
    )}
    <ul class="panel recovery-codes">
      ${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
    <p><a class="button button-primary" href="/account">I have kept them</a></p>`;
}

/** Base32 in groups of four, as it is read aloud. */
function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
