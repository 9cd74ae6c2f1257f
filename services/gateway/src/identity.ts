import type { IdentityClaims } from '@patchbay/proto';
import { SignJWT } from 'jose';
import type { Session } from './sessions.ts';
import { algorithm, type SigningKeys } from './signing-keys.ts';

const lifetimeMs = 60_000;
const reuseLeftMs = 20_000;

export type Identity = {
  /** The value of `Patchbay-Identity` for a request of `session` to the plugin `slug`. */
  tokenFor(session: Session, slug: string): Promise<string>;
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

  return {
    tokenFor(session, slug) {
      const key = `${session.id} ${slug}`;
      const known = minted.get(key);
      if (known && known.expiresAt - now() >= reuseLeftMs) return known.token;
      forgetExpired(minted, now());
      const issuedAt = Math.floor(now() / 1000);
      const token = mint(keys, { session, slug, issuer, issuedAt });
      minted.delete(key);
      minted.set(key, { token, expiresAt: issuedAt * 1000 + lifetimeMs });
      token.catch(() => minted.delete(key));
      return token;
    },
  };
}

function mint(
  keys: SigningKeys,
  {
    session: { account, locale, timeZone },
    slug,
    issuer,
    issuedAt,
  }: { session: Session; slug: string; issuer: string; issuedAt: number },
): Promise<string> {
  const { kid, privateKey } = keys.current();
  const claims: Omit<IdentityClaims, 'sub'> = {
    name: account.displayName,
    roles: [account.role],
    locale,
    timeZone,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid })
    .setSubject(account.id)
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
