import { html, type Html } from '../shell/html.ts';

/** A button that opens a question for the reason; without one there is nothing to send. */
export function rejectForm(slug: string, version: string, { id }: { id: string }): Html {
  return html`<details class="reject" id="${id}">
    <summary class="button" aria-label="Reject ${version}">Reject…</summary>
    <form method="post" action="/plugins/${slug}/reject">
      <input type="hidden" name="version" value="${version}" />
      <label class="field">
        <span>What has to change? The plugin's developer reads this.</span>
        <input name="reason" required maxlength="500" autocomplete="off" />
      </label>
      <button class="button button-danger">Reject ${version}</button>
    </form>
  </details>`;
}
