import { tokenLower } from './characters.ts';

/** What a `Connection` header says (RFC 9110 §7.6.1). */
export type ConnectionOptions = {
  close: boolean;
  keepAlive: boolean;
  upgrade: boolean;
  /** Names of headers that concern this connection only. */
  named: ReadonlySet<string> | undefined;
};

const none: ConnectionOptions = {
  close: false,
  keepAlive: false,
  upgrade: false,
  named: undefined,
};
const keepAlive: ConnectionOptions = { ...none, keepAlive: true };
const close: ConnectionOptions = { ...none, close: true };
const upgrade: ConnectionOptions = { ...none, upgrade: true };

/** The whole of most of these headers. */
function usual(value: string): ConnectionOptions | undefined {
  switch (value) {
    case 'keep-alive':
    case 'Keep-Alive':
      return keepAlive;
    case 'close':
      return close;
    case 'upgrade':
    case 'Upgrade':
      return upgrade;
    default:
      return undefined;
  }
}

/**
 * Reads a `Connection` header; undefined when it is not a list of tokens. `Content-Length` cannot be
 * named away: a body without its length would be read as another request.
 */
export function readConnectionOptions(value: string | undefined): ConnectionOptions | undefined {
  if (value === undefined) return none;
  const known = usual(value);
  if (known) return known;
  const options = { ...none };
  const named = new Set<string>();
  for (const part of value.split(',')) {
    const name = part.trim().toLowerCase();
    if (name === '') continue;
    if (!isToken(name)) return undefined;
    if (name === 'close') options.close = true;
    else if (name === 'keep-alive') options.keepAlive = true;
    else if (name === 'upgrade') options.upgrade = true;
    else if (name !== 'content-length') named.add(name);
  }
  return { ...options, named: named.size > 0 ? named : undefined };
}

function isToken(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (!tokenLower[text.charCodeAt(i)]) return false;
  }
  return true;
}
