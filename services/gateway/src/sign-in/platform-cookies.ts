import { absoluteSeconds } from './session-store.ts';

/** A cookie of the platform, as one site's browsers take it. */
export type PlatformCookie = {
  /** Its value in a `Cookie` header. */
  tokenOf(cookies: string | undefined): string | undefined;
  /** The `Set-Cookie` value that sets it. */
  set(token: string): string;
  /** The `Set-Cookie` value that removes it. */
  clear(): string;
};

export type PlatformCookies = {
  /** On the shell's origin: who is signed in. */
  session: PlatformCookie;
  /** On a plugin's origin: who looks at its views. */
  view: PlatformCookie;
  /** While the browser is at the OpenID provider: that it is this browser that comes back. */
  oidc: PlatformCookie;
};

/**
 * The platform's cookies. Where browsers take `__Host-` cookies they are such, and nothing else is: no
 * page of another origin can set one, not even a plugin's on a name below the shell's. Chromium and
 * Firefox take them from https and from localhost, Safari not from localhost: there they are used only
 * where plugins have names of their own, which Safari does not find there anyway.
 */
export function createPlatformCookies({
  publicUrl: { protocol, hostname },
  isolated,
}: {
  publicUrl: URL;
  isolated: boolean;
}): PlatformCookies {
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  const hostOnly = protocol === 'https:' || (isolated && isLocal);
  const prefix = hostOnly ? '__Host-' : '';
  const secure = hostOnly ? '; Secure' : '';
  return {
    session: platformCookie(`${prefix}patchbay_session`, `SameSite=Lax${secure}`),
    view: platformCookie(`${prefix}patchbay_view`, `SameSite=Strict${secure}`),
    oidc: platformCookie(`${prefix}patchbay_oidc`, `SameSite=Lax${secure}`, 600),
  };
}

function platformCookie(
  name: string,
  flags: string,
  lifeSeconds = absoluteSeconds,
): PlatformCookie {
  const cookie = (value: string, maxAgeSeconds: number) =>
    `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; ${flags}`;
  return {
    tokenOf: (cookies) => lastNamed(name, cookies),
    set: (token) => cookie(token, lifeSeconds),
    clear: () => cookie('', 0),
  };
}

/**
 * Of several cookies with one name the last counts: browsers put cookies of longer paths first (RFC 6265
 * §5.4), and the platform's is at `/`, so one that a plugin's page has set for its own path does not
 * replace it.
 */
function lastNamed(name: string, cookies: string | undefined): string | undefined {
  if (cookies === undefined) return undefined;
  for (const cookie of cookies.split(';').toReversed()) {
    const separator = cookie.indexOf('=');
    if (separator === -1 || cookie.slice(0, separator).trim() !== name) continue;
    return cookie.slice(separator + 1).trim() || undefined;
  }
  return undefined;
}
