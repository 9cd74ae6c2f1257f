import { html, type Html } from '../shell/html.ts';
import { callout } from './callout.ts';

/** Says that what is shown may be old, while the registry is not followed. */
export function registryAway(trouble: string | undefined): Html {
  if (trouble === undefined) return html``;
  const hint = 'this is the state as last heard; what is shown as ready can be used meanwhile';
  return html`<div data-again>${callout('warn', trouble, { hint })}</div>`;
}

/** In place of what only the registry knows, while it does not answer; it is asked again. */
export function registrySilent(trouble: string): Html {
  const hint = 'what is active goes on serving, and this page comes back by itself';
  const message = `the registry does not answer: ${trouble}`;
  return html`<div data-again>${callout('warn', message, { hint })}</div>`;
}
