import type { Person } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import type { PageFrame } from '../../shell/page-frame.ts';
import { sentence } from '../../shell/sentence.ts';
import { frontPage } from '../front-page.ts';

/** The form behind a one-time link. */
export function passwordPage({
  token,
  person,
  problem,
  frame,
}: {
  token: string;
  person: Person;
  problem?: string | undefined;
  frame: PageFrame;
}): Html {
  return frontPage({
    title: 'Choose a password',
    scripts: ['sign-in'],
    frame,
    content: html`<h1>Hello, ${person.displayName}</h1>
      <p class="quiet">
        Choose the password for your account. You sign in with it and the username
        <strong>${person.username}</strong>.
      </p>
      <form method="post" action="/password" class="stack">
        <input type="hidden" name="token" value="${token}" />
        <input type="hidden" name="timeZone" value="" />
        <input type="hidden" name="username" value="${person.username}" autocomplete="username" />
        ${passwordField('New password', problem)}
        <button class="button button-primary">Save and sign in</button>
      </form>`,
  });
}

export function passwordField(label: string, problem: string | undefined): Html {
  return html`<label class="field ${problem && 'field-bad'}">
    <span>${label}</span>
    <input
      name="password"
      type="password"
      autocomplete="new-password"
      minlength="10"
      maxlength="256"
      aria-describedby="password-note"
      required
    />
    <small id="password-note"
      >${
        problem ? sentence(problem) : 'At least 10 characters. A few words are easy to remember.'
      }</small
    >
  </label>`;
}

/** Asks for the password that somebody has, before how they sign in is changed. */
export function ownPasswordField(label: string): Html {
  return html`<div class="form-fields">
    <label class="field">
      <span>${label}</span>
      <input
        name="password"
        type="password"
        autocomplete="current-password"
        maxlength="256"
        required
      />
    </label>
  </div>`;
}

export function passwordLinkEndedPage(frame: PageFrame): Html {
  return frontPage({
    title: 'Link used up',
    frame,
    content: html`<h1>This link has ended</h1>
      <p>It works once, and for three days. Ask an administrator for a new one.</p>
      <p><a class="button button-primary" href="/sign-in">Sign in</a></p>`,
  });
}
