import { absoluteSeconds } from './session-store.ts';

export const sessionCookie = 'patchbay_session';

/**
 * The session token in a `Cookie` header. Of several the last counts: browsers put cookies of longer
 * paths first (RFC 6265 §5.4), and the platform's is at `/`, so one that a plugin's page has set for
 * its own path does not replace it.
 */
export function sessionTokenOf(cookies: string | undefined): string | undefined {
  if (cookies === undefined) return undefined;
  for (const cookie of cookies.split(';').toReversed()) {
    const separator = cookie.indexOf('=');
    if (separator === -1 || cookie.slice(0, separator).trim() !== sessionCookie) continue;
    return cookie.slice(separator + 1).trim() || undefined;
  }
  return undefined;
}

/** The `Set-Cookie` value that signs a browser in. */
export function sessionSetCookie(token: string, { secure }: { secure: boolean }): string {
  return attributes(token, absoluteSeconds, secure);
}

/** The `Set-Cookie` value that signs it out. */
export function sessionClearCookie({ secure }: { secure: boolean }): string {
  return attributes('', 0, secure);
}

function attributes(value: string, maxAgeSeconds: number, secure: boolean): string {
  const flags = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return `${sessionCookie}=${value}; ${flags}${secure ? '; Secure' : ''}`;
}
