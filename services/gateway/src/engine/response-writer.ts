import { underPrefix, type Answered } from '../requests/location.ts';
import { confineSetCookie } from '../requests/set-cookie.ts';
import { has, idAt, isTidy, linesBetween, nameAt, valueAt } from './header-lines.ts';
import { hopByHop } from './hop-by-hop.ts';
import { responseNames, type ResponseHead } from './response-head.ts';

/** How a plugin's answer is confined to the plugin; our own pages' answers are not. */
export type AnswerRules = {
  /** `/p/<slug>`; undefined where answers are not a plugin's, and need not be confined. */
  prefix: string | undefined;
  /** Lines that every answer gets, whatever the plugin says. */
  added: string;
};

const { id } = responseNames;
const [pass, drop, rewrite] = [0, 1, 2];

/** These act on the whole origin, and so on the platform and other plugins. */
const wholeOrigin = [
  'accept-ch',
  'alt-svc',
  'clear-site-data',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'nel',
  'origin-agent-cluster',
  'public-key-pins',
  'report-to',
  'service-worker-allowed',
  'strict-transport-security',
] as const;

const pagesActions = actionTable({ drop: hopByHop, rewrite: [] });
const pluginActions = actionTable({
  drop: [...hopByHop, ...wholeOrigin, 'x-request-id'],
  rewrite: ['set-cookie', 'location', 'content-location', 'refresh'],
});

/**
 * The head of an answer as the client gets it, written anew. `framing` are the lines that say where the
 * body ends, and whether the connection does.
 *
 * With rules, cookies and redirects stay within the plugin's prefix, headers that act on the whole
 * origin are removed, and defaults are added: no sniffing, no referrer to other sites.
 */
export function answerHead(
  head: ResponseHead,
  {
    rules,
    path,
    origin,
    framing,
  }: { rules: AnswerRules | undefined; path: string; origin: string; framing: string },
): string {
  const { lines, options } = head;
  const prefix = rules?.prefix;
  const action = prefix === undefined ? pagesActions : pluginActions;
  let result = `HTTP/1.1 ${head.status} ${head.reason}\r\n`;
  let runFrom = -1;
  for (let index = 0; index < lines.count; index++) {
    const does = action[idAt(lines, index)];
    const passes = does === pass && !options.named?.has(nameAt(lines, index).toLowerCase());
    if (passes && isTidy(lines, index)) {
      if (runFrom === -1) runFrom = index;
      continue;
    }
    if (runFrom !== -1) {
      result += linesBetween(lines, runFrom, index);
      runFrom = -1;
    }
    if (passes) result += `${nameAt(lines, index)}: ${valueAt(lines, index)}\r\n`;
    else if (does === rewrite && prefix !== undefined) {
      const answered = { prefix, path, endpoint: origin };
      const value = rewritten(idAt(lines, index), valueAt(lines, index), answered);
      if (value !== undefined) result += `${nameAt(lines, index)}: ${value}\r\n`;
    }
  }
  if (runFrom !== -1) result += linesBetween(lines, runFrom, lines.count);
  // Whoever keeps answers counts their age from it (RFC 9110 §6.6.1).
  if (head.status >= 200 && !says(head, 'date')) result += `Date: ${new Date().toUTCString()}\r\n`;
  if (prefix !== undefined) {
    if (!says(head, 'x-content-type-options')) result += 'X-Content-Type-Options: nosniff\r\n';
    if (!says(head, 'referrer-policy')) result += 'Referrer-Policy: same-origin\r\n';
  }
  return `${result}${rules?.added ?? ''}${framing}\r\n`;
}

/** Whether the answer has a header that is not named away by its `Connection`. */
function says({ lines, options }: ResponseHead, name: keyof typeof id): boolean {
  return has(lines, id[name]) && !options.named?.has(name);
}

function rewritten(name: number, value: string, answered: Answered): string | undefined {
  switch (name) {
    case id['set-cookie']:
      return confineSetCookie(value, answered.prefix);
    case id.refresh: {
      const match = /^([\d.\s]*[;,]\s*url\s*=\s*)(['"]?)(.*?)\2\s*$/i.exec(value);
      if (!match) return /^[\d.\s]*$/.test(value) ? value : undefined;
      return `${match[1]}${underPrefix(match[3] ?? '', answered)}`;
    }
    default:
      return underPrefix(value, answered);
  }
}

function actionTable(named: {
  drop: readonly (keyof typeof id)[];
  rewrite: readonly (keyof typeof id)[];
}): Uint8Array {
  const table = new Uint8Array(responseNames.size);
  for (const name of named.drop) table[id[name]] = drop;
  for (const name of named.rewrite) table[id[name]] = rewrite;
  return table;
}
