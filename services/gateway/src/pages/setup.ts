import type { Violation } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { sentence } from '../shell/sentence.ts';
import { frontPage } from './front-page.ts';

export type SetupValues = { username: string; displayName: string };

/** The form behind the one-time link. */
export function setupPage({
  token,
  values = { username: '', displayName: '' },
  violations = [],
  frame,
}: {
  token: string;
  values?: SetupValues;
  violations?: readonly Violation[];
  frame: PageFrame;
}): Html {
  const field = (name: string, label: string, input: Html, hint = ''): Html => {
    const problem = violations.find((it) => it.field === name)?.message;
    return html`<label class="field ${problem && 'field-bad'}">
      <span>${label}</span>
      ${input}
      <small id="${name}-note">${problem ? sentence(problem) : hint}</small>
    </label>`;
  };

  return frontPage({
    title: 'Welcome',
    scripts: ['sign-in'],
    frame,
    content: html`<h1>Welcome to Patchbay</h1>
      <p class="quiet">Create the first account. It will be the administrator’s.</p>
      <form method="post" action="/setup" class="stack">
        <input type="hidden" name="token" value="${token}" />
        <input type="hidden" name="timeZone" value="" />
        ${field(
          'displayName',
          'Your name',
          html`<input
            name="displayName"
            value="${values.displayName}"
            autocomplete="name"
            maxlength="100"
            aria-describedby="displayName-note"
            required
            autofocus
          />`,
        )}
        ${field(
          'username',
          'Username',
          html`<input
            name="username"
            value="${values.username}"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            maxlength="64"
            aria-describedby="username-note"
            required
          />`,
        )}
        ${field(
          'password',
          'Password',
          html`<input
            name="password"
            type="password"
            autocomplete="new-password"
            minlength="10"
            maxlength="256"
            aria-describedby="password-note"
            required
          />`,
          'At least 10 characters. A few words are easy to remember.',
        )}
        <button class="button button-primary">Create account</button>
      </form>`,
  });
}

/** What the link shows once it has done its work, or with a token that is not the right one. */
export function setupClosedPage({ used, frame }: { used: boolean; frame: PageFrame }): Html {
  return frontPage({
    title: used ? 'Already set up' : 'Wrong link',
    frame,
    content: used
      ? html`<h1>Already set up</h1>
          <p>This link has done its work: the first administrator exists.</p>
          <p><a class="button button-primary" href="/sign-in">Sign in</a></p>`
      : html`<h1>This is not the right link</h1>
          <p>
            The link for the first administrator is in the output of the platform’s start and in the
            log of the gateway. It must be copied whole.
          </p>
          <p><a class="button" href="/sign-in">Sign in instead</a></p>`,
  });
}
