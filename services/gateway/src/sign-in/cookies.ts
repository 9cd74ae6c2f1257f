import type { CookieCredential } from '../requests/access.ts';
import { ownText } from '../engine/own-text.ts';
import type { PlatformCookies } from './platform-cookies.ts';

/** A `Cookie` header as the gateway reads it. */
export type Cookies = {
  session: CookieCredential | undefined;
  view: CookieCredential | undefined;
  /** Without the platform's; empty when there is no other. */
  forPlugins: string;
};

/** Anybody can send any number of headers, each of them as long as a head may be. */
const maxRememberedBytes = 4_194_304;
/** About what remembering takes beside the text. */
const entryBytes = 300;
const none: Cookies = { session: undefined, view: undefined, forPlugins: '' };

/** Reads `Cookie` headers; a browser sends the same one again and again, so it is read once. */
export function createCookieReader(
  platform: PlatformCookies,
): (header: string | undefined) => Cookies {
  const remembered = new Map<string, Cookies>();
  let rememberedBytes = 0;
  const credential = (
    kind: CookieCredential['kind'],
    header: string,
  ): CookieCredential | undefined => {
    const token = platform[kind].tokenOf(header);
    return token === undefined ? undefined : { kind, token };
  };
  const readAnew = (header: string): Cookies => ({
    session: credential('session', header),
    view: credential('view', header),
    forPlugins: pluginCookies(header),
  });
  return (header) => {
    if (header === undefined) return none;
    let cookies = remembered.get(header);
    if (!cookies) {
      const own = ownText(header);
      cookies = readAnew(own);
      rememberedBytes += own.length + entryBytes;
      if (rememberedBytes > maxRememberedBytes) {
        remembered.clear();
        rememberedBytes = own.length + entryBytes;
      }
      remembered.set(own, cookies);
    }
    return cookies;
  };
}

function pluginCookies(header: string): string {
  return header
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '' && !isPlatformCookie(cookie))
    .join('; ');
}

/** Whether a cookie's name is one that only the platform may use, as it is or behind a prefix. */
export function isPlatformCookie(name: string): boolean {
  return /^(__(host|secure|http|host-http)-)?patchbay_/i.test(name);
}
