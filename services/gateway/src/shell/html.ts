import { escapeHtml } from '@patchbay/proto';

/** HTML that is safe to send: made by `html` or `trusted` and nothing else. */
export type Html = { readonly [source]: string };

/** What may stand in a template: text is escaped, what is absent or false leaves nothing. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

const source = Symbol('html');

/** The field of a form that says for which session its page was made. */
export const formTokenName = 'formToken';

/**
 * Writes HTML; every `${text}` is escaped for text and for quoted attributes, so attributes must be
 * quoted. It is not enough inside `<script>`, `<style>` or for a URL that a person has given. Each
 * `<form … method="post">` gets the field of its token by itself, which `toText` fills.
 *
 * @example html`<a href="${url}" ${current && html`aria-current="page"`}>${title}</a>`
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const written = withFormTokens(strings);
  let text = written[0] ?? '';
  for (const [index, part] of parts.entries()) text += render(part) + (written[index + 1] ?? '');
  return trusted(text);
}

/** Takes a string for HTML as it is: for files of ours and what was sanitised, nothing else. */
export function trusted(text: string): Html {
  return { [source]: text };
}

/** @param formToken what its forms carry, in base64url; without it they carry nothing. */
export function toText(page: Html, { formToken }: { formToken?: string | undefined } = {}): string {
  const field = formToken && `<input type="hidden" name="${formTokenName}" value="${formToken}" />`;
  return page[source].replaceAll(formTokenPlace, field ?? '');
}

/** Neither text, which is escaped, nor HTML of plugins, which is sanitised, can have it. */
const formTokenPlace = '<form-token></form-token>';
const remembered = new WeakMap<TemplateStringsArray, readonly string[]>();

/** What a template says itself, with the place of the token after the tag of each form that is posted. */
function withFormTokens(strings: TemplateStringsArray): readonly string[] {
  let written = remembered.get(strings);
  if (!written) {
    let inside: 'nothing' | 'form' | 'posted form' = 'nothing';
    written = strings.map((text) =>
      text.replace(/<form\b|\bmethod="post"|>/g, (found) => {
        const was = inside;
        if (found === '>') inside = 'nothing';
        else if (found === '<form') inside = 'form';
        else if (inside === 'form') inside = 'posted form';
        return found === '>' && was === 'posted form' ? `>${formTokenPlace}` : found;
      }),
    );
    remembered.set(strings, written);
  }
  return written;
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (isHtml(part)) return part[source];
  return part.map(render).join('');
}

function isHtml(part: Html | readonly Part[]): part is Html {
  return source in part;
}
