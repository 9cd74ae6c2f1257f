import { createHeaderLines, idAt, nameAt, read, readHeaderLines, valueAt } from './header-lines.ts';
import { createHeaderNames, otherName } from './header-names.ts';
import { hopByHop } from './hop-by-hop.ts';

/** What may not come after a body: framing, routing, authentication, what describes the body. */
const names = createHeaderNames([
  ...hopByHop,
  'authorization',
  'cache-control',
  'content-encoding',
  'content-range',
  'content-type',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'location',
  'set-cookie',
  'x-real-ip',
]);
const lines = createHeaderLines(names);

/** `text` are the lines that may be sent on. */
export type Trailers = { text: string; isForbidden: boolean } | undefined;

/**
 * Reads a trailer section with the empty line that ends it (RFC 9110 §6.5); undefined when it is
 * malformed. Forbidden are fields that a server might take for those of the head.
 */
export function readTrailers(section: string): Trailers {
  if (section === '\r\n') return none;
  const buffer = Buffer.from(section, 'latin1');
  if (readHeaderLines(lines, buffer, 0, buffer.length) !== read) return undefined;
  if (lines.end !== buffer.length) return undefined;
  let text = '';
  let isForbidden = false;
  for (let index = 0; index < lines.count; index++) {
    const id = idAt(lines, index);
    if (id === otherName) text += `${nameAt(lines, index)}: ${valueAt(lines, index)}\r\n`;
    else isForbidden = true;
  }
  return { text, isForbidden };
}

const none: Trailers = { text: '', isForbidden: false };
