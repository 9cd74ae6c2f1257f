import type { DirectoryCopy, KnownSpace } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose';
import { pluginPrefix } from './paths.ts';
import type { Refusal } from './refusal.ts';
import { linkExpired, linkInvalid } from './refusals/link-refusals.ts';
import { algorithm, type SigningKeys } from './signing-keys.ts';

/** A request with a link: its token, and what it asks for without that. */
export type LinkRequest = { token: string; path: string };

/** A link that is to be made; `space` is where it opens the path, if not outside of spaces. */
export type NewLink = { path: string; seconds: number; space: KnownSpace | undefined };

/** Until when a link is one, in ms of the epoch. */
export type GoodLink = { endsAt: number };

export type SignedLinks = {
  /** A path of the site that opens `link.path` to whoever has it, for as long as it says. */
  sign(slug: string, link: NewLink): Promise<string>;
  /** Refuses what is not, or no longer, a link of this plugin to this path, in the space of this slug. */
  check(
    slug: string,
    request: LinkRequest & { space: string | undefined },
  ): Promise<Refusal | GoodLink>;
};

const parameter = 'patchbay-link';
const type = 'patchbay-link+jwt';

/**
 * Short-lived links that plugins mint for their own pages: a JWT in the query, signed by the platform's
 * keys, for one path with its query. Nothing is stored, so any replica knows any of them; a link cannot
 * be revoked, and ends with its time.
 */
export function createSignedLinks({
  keys,
  issuer,
  directory,
}: {
  keys: SigningKeys;
  issuer: string;
  directory: Pick<DirectoryCopy, 'space'>;
}): SignedLinks {
  const audience = (slug: string) => `link:${slug}`;
  const keyOf = async ({ kid }: { kid?: string }) => {
    const known = keys.jwks().keys.find((jwk) => jwk.kid === kid);
    if (!known) throw new PlatformError('unauthenticated', 'its key is not known');
    return importJWK(known, algorithm);
  };

  return {
    async sign(slug, { path, seconds, space }) {
      const { kid, privateKey } = keys.current();
      const token = await new SignJWT({ path, ...(space && { space: space.id }) })
        .setProtectedHeader({ alg: algorithm, typ: type, kid })
        .setIssuer(issuer)
        .setAudience(audience(slug))
        .setIssuedAt()
        .setExpirationTime(Math.ceil(Date.now() / 1_000 + seconds))
        .sign(privateKey);
      return `${pluginPrefix(slug, space?.slug)}${path}${path.includes('?') ? '&' : '?'}${parameter}=${token}`;
    },
    async check(slug, { token, path, space }) {
      try {
        const key = await keyOf(decodeProtectedHeader(token));
        const { payload } = await jwtVerify(token, key, {
          issuer,
          audience: audience(slug),
          algorithms: [algorithm],
          typ: type,
          requiredClaims: ['exp'],
        });
        const spaceId = space === undefined ? undefined : (directory.space(space)?.id ?? '');
        const isFor = payload['path'] === path && payload['space'] === spaceId;
        return isFor ? { endsAt: (payload.exp ?? 0) * 1_000 } : linkInvalid();
      } catch (error) {
        const hasExpired =
          error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
        return hasExpired ? linkExpired() : linkInvalid();
      }
    },
  };
}

/** The link that a path of a plugin carries, as its last parameter; undefined when it has none. */
export function linkIn(path: string): LinkRequest | undefined {
  const at = path.lastIndexOf(`${parameter}=`);
  if (at < 1 || (path[at - 1] !== '?' && path[at - 1] !== '&')) return undefined;
  return { token: path.slice(at + parameter.length + 1), path: path.slice(0, at - 1) };
}
