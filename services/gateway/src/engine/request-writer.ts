import { idAt, isTidy, linesBetween, nameAt, valueAt } from './header-lines.ts';
import { platformName } from './header-names.ts';
import { hopByHop } from './hop-by-hop.ts';
import { requestNames, type RequestHead } from './request-head.ts';

/** For whom a request is written: a plugin gets no credentials of the platform. */
export type Reader = 'plugin' | 'pages';

const { id } = requestNames;
const [pass, drop, cookie] = [0, 1, 2];

const perConnection = [...hopByHop, 'expect', 'http2-settings'] as const;
const aboutTheWay = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-prefix',
  'x-forwarded-proto',
  'x-real-ip',
  'x-request-id',
] as const;

const actions = {
  plugin: actionTable([...perConnection, ...aboutTheWay, 'host', 'authorization']),
  pages: actionTable([...perConnection, ...aboutTheWay]),
};
actions.plugin[id.cookie] = cookie;

/**
 * The head of a request as it is sent on, without its first line and without the instance's `Host`.
 * It is written anew from names and values that were read: nothing passes that was not understood.
 * Lines that are written as we would are taken in runs.
 *
 * `added` are lines of our own; nothing outside can replace them or name them away.
 */
export function requestLines(
  head: RequestHead,
  { reader, cookies, added }: { reader: Reader; cookies: string; added: string },
): string {
  const { lines, options } = head;
  const action = actions[reader];
  let result = '';
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
  }
  if (runFrom !== -1) result += linesBetween(lines, runFrom, lines.count);
  if (cookies !== '') result += `Cookie: ${cookies}\r\n`;
  if (head.chunked) result += 'Transfer-Encoding: chunked\r\n';
  else if (head.contentLength !== -1) result += `Content-Length: ${head.contentLength}\r\n`;
  if (head.expectsContinue) result += 'Expect: 100-continue\r\n';
  return result + added;
}

function actionTable(dropped: readonly (keyof typeof id)[]): Uint8Array {
  const table = new Uint8Array(requestNames.size);
  for (const name of dropped) table[id[name]] = drop;
  table[platformName] = drop;
  return table;
}
