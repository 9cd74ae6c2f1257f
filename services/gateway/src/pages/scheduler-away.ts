import { html, type Html } from '../shell/html.ts';
import { callout } from './callout.ts';

/** In place of schedules and runs, while the scheduler does not answer; it is asked again. */
export function schedulerAway(trouble: string): Html {
  const hint = 'schedules go on as soon as it is back, and this page shows them by itself';
  const message = `the scheduler does not answer: ${trouble}`;
  return html`<div data-again>${callout('warn', message, { hint })}</div>`;
}
