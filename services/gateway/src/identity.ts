import type { IdentityClaims } from '@patchbay/proto';
import { SignJWT } from 'jose';
import type { Session } from './sessions.ts';
import { algorithm, type SigningKeys } from './signing-keys.ts';

const lifetimeMs = 60_000;
const reuseLeftMs = 20_000;

/** Somebody whose identity tokens are made of these claims. */
export type Acting = Pick<IdentityClaims, 'sub' | 'name' | 'roles' | 'locale' | 'timeZone'>;

export type Identity = {
  /** The value of `Patchbay-Identity` for a request of `session` to the plugin `slug`. */
  tokenFor(session: Session, slug: string): Promise<string>;
  /** The same for a call that the platform makes below `/-/call/`, where no other token counts. */
  tokenForCall(acting: Acting, slug: string): Promise<string>;
};

type Minted = { token: Promise<string>; expiresAt: number };

/**
 * Says who asks, to one plugin: a JWT signed with Ed25519 that is valid for 60 s. It is minted once
 * per session and plugin, and reused while it has at least 20 s left.
 */
export function createIdentity({
  keys,
  issuer,
  now = Date.now,
}: {
  keys: SigningKeys;
  issuer: string;
  now?: () => number;
}): Identity {
  const minted = new Map<string, Minted>();

  const token = (key: string, slug: string, claims: () => IdentityClaims): Promise<string> => {
    const known = minted.get(key);
    if (known && known.expiresAt - now() >= reuseLeftMs) return known.token;
    forgetExpired(minted, now());
    const issuedAt = Math.floor(now() / 1000);
    const fresh = mint(keys, { claims: claims(), slug, issuer, issuedAt });
    minted.delete(key);
    minted.set(key, { token: fresh, expiresAt: issuedAt * 1000 + lifetimeMs });
    fresh.catch(() => minted.delete(key));
    return fresh;
  };

  return {
    tokenFor: (session, slug) => token(`${session.id} ${slug}`, slug, () => actingIn(session)),
    tokenForCall: (acting, slug) =>
      token(`call ${JSON.stringify(acting)} ${slug}`, slug, () => ({ ...acting, use: 'call' })),
  };
}

/** The person of a session. */
export function actingIn({ account, locale, timeZone }: Session): Acting {
  const { id: sub, displayName: name, role } = account;
  return { sub, name, roles: [role], locale, timeZone };
}

function mint(
  keys: SigningKeys,
  {
    claims: { sub, ...claims },
    slug,
    issuer,
    issuedAt,
  }: { claims: IdentityClaims; slug: string; issuer: string; issuedAt: number },
): Promise<string> {
  const { kid, privateKey } = keys.current();
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid })
    .setSubject(sub)
    .setIssuer(issuer)
    .setAudience(slug)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeMs / 1000)
    .sign(privateKey);
}

/** Entries are in order of expiry. */
function forgetExpired(minted: Map<string, Minted>, now: number): void {
  for (const [key, { expiresAt }] of minted) {
    if (expiresAt > now) return;
    minted.delete(key);
  }
}
