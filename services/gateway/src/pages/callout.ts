import { html, type Html } from '../html.ts';
import { sentence } from '../sentence.ts';

/** A message beside a form or above a list: what happened, and what to do. */
export function callout(
  tone: 'good' | 'bad' | 'warn',
  message: string,
  { hint = '', actions }: { hint?: string | undefined; actions?: Html | undefined } = {},
): Html {
  return html`<div class="callout callout-${tone}" role="${tone === 'bad' ? 'alert' : 'status'}">
    <p>${sentence(message)}</p>
    ${hint && html`<p class="quiet">${sentence(hint)}</p>`}
    ${actions && html`<div class="callout-actions">${actions}</div>`}
  </div>`;
}
