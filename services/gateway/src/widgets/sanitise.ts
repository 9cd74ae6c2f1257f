import sanitizeHtml from 'sanitize-html';
import { trusted, type Html } from '../shell/html.ts';

/**
 * HTML of a plugin as it may stand in a page of ours: text, lists, tables, links and our own classes.
 * Whatever else is in it, such as scripts, styles, forms, images, ids and handlers, is left out.
 *
 * @param base Where its relative links lead: `/p/notes/`.
 */
export function sanitised(dirty: string, { base }: { base: string }): Html {
  const clean = sanitizeHtml(dirty, {
    allowedTags: tags,
    allowedAttributes: {
      a: ['href', 'rel', 'target', 'class'],
      time: ['datetime'],
      progress: ['value', 'max'],
      meter: ['value', 'min', 'max', 'low', 'high', 'optimum'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
    },
    allowedClasses: { '*': classes },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nestingLimit: 30,
    transformTags: {
      a: (tagName, { href, class: name }) => ({
        tagName,
        attribs: { ...linkTo(href, base), ...(name !== undefined && { class: name }) },
      }),
    },
  });
  return trusted(clean);
}

const tags = [
  'h3 h4 p div span br hr pre code blockquote',
  'ul ol li dl dt dd',
  'table caption thead tbody tfoot tr th td',
  'a strong em b i small mark abbr sub sup time',
  'progress meter details summary',
].flatMap((line) => line.split(' '));

/** Those that plugins may count on; the others may change with our pages. */
const classes = [
  'quiet hint facts stack mono nothing',
  'badge badge-good badge-warn badge-bad badge-busy',
].flatMap((line) => line.split(' '));

/** A relative link stays below the plugin; one that leads elsewhere tells nothing of where from. */
function linkTo(href: string | undefined, base: string): Record<string, string> {
  if (href === undefined) return {};
  const here = 'http://here.invalid';
  const url = URL.parse(href, `${here}${base}`);
  if (!url) return {};
  if (url.origin === here) return { href: url.href.slice(here.length) };
  return { href: url.href, rel: 'noopener noreferrer', target: '_blank' };
}
