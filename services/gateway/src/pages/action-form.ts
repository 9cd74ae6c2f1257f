import { html, type Html } from '../shell/html.ts';

/**
 * A button that changes something: a form of its own, so that it works without JavaScript. `name` is
 * what it is called where the label alone does not say what it is about.
 */
export function actionForm({
  action,
  label,
  name = label,
  fields = {},
  tone = 'plain',
}: {
  action: string;
  label: string;
  name?: string;
  fields?: Readonly<Record<string, string>>;
  tone?: 'plain' | 'primary' | 'danger';
}): Html {
  return html`<form method="post" action="${action}">
    ${Object.entries(fields).map(
      ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
    )}
    <button class="button button-${tone}" aria-label="${name}">${label}</button>
  </form>`;
}
