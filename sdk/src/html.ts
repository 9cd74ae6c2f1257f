import { escapeHtml } from '@patchbay/proto';

const markup = Symbol('html');

/** Markup that is safe to show: everything foreign in it is escaped. */
export type Html = { readonly [markup]: string; toString(): string };

/** What `html` takes. `null`, `undefined` and booleans show nothing; arrays are joined. */
export type HtmlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Html
  | readonly HtmlValue[];

/**
 * Writes HTML. Every `${value}` is escaped, so that it can stand in text and between the quotes of an
 * attribute; only `html` itself is put in as it is. Not for the inside of `<script>` and `<style>`.
 *
 * @example html`<ul>${names.map((name) => html`<li title="${name}">${name}</li>`)}</ul>`
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    text += render(value) + (strings[index + 1] ?? '');
  }
  return { [markup]: text, toString: () => text };
}

export function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && markup in value;
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (isHtml(value)) return value[markup];
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}
