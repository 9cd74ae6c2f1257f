import { html, type Html } from '../shell/html.ts';
import { prose } from './prose.ts';

/** A message beside a form or above a list: what happened, and what to do. */
export function callout(
  tone: 'good' | 'bad' | 'warn',
  message: string,
  {
    hint = '',
    details,
    actions,
  }: {
    hint?: string | undefined;
    details?: Html | false | undefined;
    actions?: Html | undefined;
  } = {},
): Html {
  return html`<div class="callout callout-${tone}" role="${tone === 'bad' ? 'alert' : 'status'}">
    <p>${prose(message)}</p>
    ${hint && html`<p class="quiet">${prose(hint)}</p>`} ${details}
    ${actions && html`<div class="callout-actions">${actions}</div>`}
  </div>`;
}
