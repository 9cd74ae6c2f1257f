import type { ReceivedRun } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';

/** How far a run says it is; nothing when it has said nothing or is over. */
export function progressOf({ state, progress, progressText, task }: ReceivedRun): Html {
  if (state !== 'running' || (progress === undefined && progressText === '')) return html``;
  return html`<span class="progress">
    ${
      progress !== undefined &&
      html`<progress max="1" value="${progress}" aria-label="Progress of ${task}"></progress>`
    }
    ${progressText && html`<span class="quiet">${progressText}</span>`}
  </span>`;
}
