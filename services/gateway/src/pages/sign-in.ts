import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { callout } from './callout.ts';
import { frontPage } from './front-page.ts';

export function signInPage({
  next,
  username = '',
  error,
  nobodyYet = false,
  provider,
  frame,
}: {
  next: string;
  username?: string;
  error?: string | undefined;
  /** Whether there is no account yet that could sign in. */
  nobodyYet?: boolean;
  /** What the OpenID provider is called. */
  provider: string | undefined;
  frame: PageFrame;
}): Html {
  return frontPage({
    title: 'Sign in',
    scripts: ['sign-in'],
    frame,
    content: html`<h1>Sign in</h1>
      ${error && callout('bad', error)}
      ${nobodyYet && callout('warn', 'nobody has an account here yet', { hint: whereTheLinkIs })}
      <form method="post" action="/sign-in" class="stack">
        <input type="hidden" name="next" value="${next}" />
        <input type="hidden" name="timeZone" value="" />
        <label class="field">
          <span>Username</span>
          <input
            name="username"
            value="${username}"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            required
            ${username === '' && html`autofocus`}
          />
        </label>
        <label class="field">
          <span>Password</span>
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            ${username !== '' && html`autofocus`}
          />
        </label>
        <button class="button button-primary">Sign in</button>
      </form>
      ${
        provider &&
        html`<p class="or"><span class="quiet">or</span></p>
          <a class="button" href="${oidcUrl(next)}" data-time-zone>Sign in with ${provider}</a>`
      }`,
  });
}

function oidcUrl(next: string): string {
  return `/sign-in/oidc?next=${encodeURIComponent(next)}`;
}

const whereTheLinkIs =
  'the link that makes you the first administrator is in the output of npm start, and in the log of the gateway';
