import type { CookieCredential } from '../requests/access.ts';
import type { PlatformCookies } from './platform-cookies.ts';

/** A `Cookie` header as the gateway reads it. */
export type Cookies = {
  session: CookieCredential | undefined;
  view: CookieCredential | undefined;
  /** Without the platform's; empty when there is no other. */
  forPlugins: string;
};

const maxRemembered = 10_000;
const none: Cookies = { session: undefined, view: undefined, forPlugins: '' };

/** Reads `Cookie` headers; a browser sends the same one again and again, so it is read once. */
export function createCookieReader(
  platform: PlatformCookies,
): (header: string | undefined) => Cookies {
  const remembered = new Map<string, Cookies>();
  const credential = (
    kind: CookieCredential['kind'],
    header: string,
  ): CookieCredential | undefined => {
    const token = platform[kind].tokenOf(header);
    return token === undefined ? undefined : { kind, token };
  };
  return (header) => {
    if (header === undefined) return none;
    let cookies = remembered.get(header);
    if (!cookies) {
      cookies = {
        session: credential('session', header),
        view: credential('view', header),
        forPlugins: pluginCookies(header),
      };
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
    .filter((cookie) => cookie !== '' && !isPlatformCookie(cookie))
    .join('; ');
}

/** Whether a cookie's name is one that only the platform may use, as it is or behind a prefix. */
export function isPlatformCookie(name: string): boolean {
  return /^(__(host|secure|http|host-http)-)?patchbay_/i.test(name);
}
