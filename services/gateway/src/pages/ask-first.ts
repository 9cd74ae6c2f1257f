import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';

/**
 * A button for what cannot be taken back easily: it opens a question that says what will happen, and
 * the button in there does it. Needs no JavaScript, and moves nothing on the page.
 */
export function askFirst({
  id,
  label,
  question,
  answer,
  tone = 'danger',
  action,
  fields = {},
}: {
  /** Of the question, one on a page. */
  id: string;
  /** Of the button, without dots: `Delete`. */
  label: string;
  /** Says what will be gone: `The role goes, and whoever has it loses it at once.` */
  question: string;
  /**
   * Of the button that does it, and says what it is about: `Delete the role Editor`. Where it begins
   * with the label, the first button is announced by it too.
   */
  answer: string;
  tone?: 'plain' | 'danger';
  action: string;
  fields?: Readonly<Record<string, string>>;
}): Html {
  // Whoever steers the browser by voice says what they see: the name begins with that (WCAG 2.5.3).
  const name = answer.startsWith(label) ? answer : label;
  return html`<button
      type="button"
      class="button button-${tone}"
      popovertarget="${id}"
      aria-haspopup="dialog"
      aria-label="${name}…"
    >
      ${label}…
    </button>
    <div class="question" id="${id}" popover role="dialog" aria-labelledby="${id}-text">
      <p id="${id}-text">${question}</p>
      <div class="ways">
        ${actionForm({ action, label: answer, fields, tone })}
        <button
          type="button"
          class="button"
          popovertarget="${id}"
          popovertargetaction="hide"
          autofocus
        >
          Leave it
        </button>
      </div>
    </div>`;
}
