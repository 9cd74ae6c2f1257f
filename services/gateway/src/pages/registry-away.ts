import { html, type Html } from '../shell/html.ts';
import { troubleOf } from '../shell/trouble.ts';
import { callout } from './callout.ts';

/** Says that what is shown may be old, while there is no connection to the registry. */
export function registryAway(trouble: string | undefined): Html {
  if (trouble === undefined) return html``;
  const hint = 'this is the state as last heard; what is shown as ready can be used meanwhile';
  const message = `no connection to the registry: ${troubleOf(trouble)}`;
  return html`<div data-again>${callout('warn', message, { hint })}</div>`;
}

/** In place of what only the registry knows, while it does not answer; it is asked again. */
export function registrySilent(trouble: string): Html {
  const hint = 'what is active goes on serving, and this page comes back by itself';
  const message = `the registry does not answer: ${trouble}`;
  return html`<div data-again>${callout('warn', message, { hint })}</div>`;
}
