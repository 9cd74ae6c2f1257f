import { html, type Html } from '../shell/html.ts';

/** Whether a plugin comes with the platform, by who made its credentials. */
export function originTag({ bundled }: { bundled: boolean }): Html {
  return bundled
    ? html`<span class="tag" title="It comes with the platform">bundled</span>`
    : html`<span class="tag" title="It does not come with the platform">third-party</span>`;
}
