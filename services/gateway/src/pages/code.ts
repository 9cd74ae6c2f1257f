import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { callout } from './callout.ts';
import { frontPage } from './front-page.ts';

/** The form for the code, after the password was right. */
export function codePage({
  token,
  next,
  timeZone,
  error,
  frame,
}: {
  /** Of the sign-in that is under way. */
  token: string;
  next: string | undefined;
  timeZone: string | undefined;
  error?: string;
  frame: PageFrame;
}): Html {
  return frontPage({
    title: 'Sign in',
    frame,
    content: html`<h1>Your code</h1>
      ${error && callout('bad', error)}
      <p class="quiet">
        Open your authenticator app and type the code it shows, or one of your recovery codes.
      </p>
      <form method="post" action="/sign-in/code" class="stack">
        <input type="hidden" name="token" value="${token}" />
        <input type="hidden" name="next" value="${next}" />
        <input type="hidden" name="timeZone" value="${timeZone}" />
        ${codeField()}
        <button class="button button-primary">Sign in</button>
      </form>
      <p><a href="/sign-in">Begin again</a></p>`,
  });
}

export function codeField(): Html {
  return html`<label class="field">
    <span>Code</span>
    <input
      name="code"
      autocomplete="one-time-code"
      autocapitalize="none"
      spellcheck="false"
      maxlength="50"
      required
      autofocus
    />
  </label>`;
}
