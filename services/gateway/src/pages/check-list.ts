import type { ReceivedCheck } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { prose } from './prose.ts';

/** What was checked, in order, and what was found. */
export function checkList(checks: readonly ReceivedCheck[]): Html {
  return html`<ul class="findings">
    ${checks.map(
      ({ name, passed, detail }) =>
        html`<li class="${passed ? 'check-passed' : 'check-failed'}">
          <span class="hidden">${passed ? 'passed: ' : 'failed: '}</span>${prose(name)}
          <span class="quiet">${prose(detail)}</span>
        </li>`,
    )}
  </ul>`;
}
