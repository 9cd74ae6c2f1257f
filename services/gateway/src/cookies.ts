import { sessionTokenOf } from './session-cookie.ts';

/** A `Cookie` header as the gateway reads it. */
export type Cookies = {
  sessionToken: string | undefined;
  /** Without the platform's; empty when there is no other. */
  forPlugins: string;
};

const maxRemembered = 10_000;
const none: Cookies = { sessionToken: undefined, forPlugins: '' };

/** Reads `Cookie` headers; a browser sends the same one again and again, so it is read once. */
export function createCookieReader(): (header: string | undefined) => Cookies {
  const remembered = new Map<string, Cookies>();
  return (header) => {
    if (header === undefined) return none;
    let cookies = remembered.get(header);
    if (!cookies) {
      cookies = { sessionToken: sessionTokenOf(header), forPlugins: pluginCookies(header) };
      if (remembered.size >= maxRemembered) remembered.clear();
      remembered.set(header, cookies);
    }
    return cookies;
  };
}

function pluginCookies(header: string): string {
  return header
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '' && !/^patchbay_/i.test(cookie))
    .join('; ');
}
