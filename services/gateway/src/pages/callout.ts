import { html, type Html } from '../shell/html.ts';
import { prose } from './prose.ts';

/**
 * A message beside a form or above a list: what happened, and what to do. What somebody's own doing came to
 * has the focus when its page is loaded: they hear it, and go on from there by keyboard.
 */
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
  const answers = tone === 'good' || (tone === 'bad' && actions !== undefined);
  return html`<div
    class="callout callout-${tone}"
    role="${tone === 'bad' ? 'alert' : 'status'}"
    ${answers && html`tabindex="-1" autofocus`}
  >
    <p>${prose(message)}</p>
    ${hint && html`<p class="quiet">${prose(hint)}</p>`} ${details}
    ${actions && html`<div class="callout-actions">${actions}</div>`}
  </div>`;
}
