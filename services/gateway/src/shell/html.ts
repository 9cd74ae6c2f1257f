/** HTML that is safe to send: made by `html` or `trusted` and nothing else. */
export type Html = { readonly [source]: string };

/** What may stand in a template: text is escaped, what is absent or false leaves nothing. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

const source = Symbol('html');

/**
 * Writes HTML; every `${text}` is escaped for text and for quoted attributes, so attributes must be
 * quoted. It is not enough inside `<script>`, `<style>` or for a URL that a person has given.
 *
 * @example html`<a href="${url}" ${current && html`aria-current="page"`}>${title}</a>`
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += render(part) + (strings[index + 1] ?? '');
  return trusted(text);
}

/** Takes a string for HTML as it is: for files of ours and what was sanitised, nothing else. */
export function trusted(text: string): Html {
  return { [source]: text };
}

export function toText(page: Html): string {
  return page[source];
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  if (isHtml(part)) return part[source];
  return part.map(render).join('');
}

function isHtml(part: Html | readonly Part[]): part is Html {
  return source in part;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
