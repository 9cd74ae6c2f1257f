import { PlatformError, withinScopes, type IdentityClaims, type Person } from '@patchbay/proto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { ScopesOf } from '../bearer/scopes-of.ts';
import { actingIn, type Acting } from '../requests/identity.ts';
import { algorithm, type SigningKeys } from '../requests/signing-keys.ts';

/**
 * The person whose identity token a plugin was given, with what they may do now: by a token, or by way
 * of another plugin, no more than that may.
 *
 * @throws PlatformError `unauthenticated` for a token that was not made for this plugin, or expired.
 */
export type PersonVouched = (token: string, options: { by: string }) => Promise<Vouched>;

export type Vouched = Acting & Pick<IdentityClaims, 'use' | 'settings' | 'space'>;

/** Plugins name people only by the tokens with which these came to them: nobody can be made up. */
export function createPersonVouched({
  keys,
  issuer,
  personOf,
  scopesOf,
}: {
  keys: SigningKeys;
  issuer: string;
  personOf: (userId: string) => Person | undefined;
  scopesOf: ScopesOf;
}): PersonVouched {
  return async (token, { by }) => {
    const claims = await verify(token, by);
    const { sub, locale, timeZone, actor, use, settings, space } = claims;
    const person = personOf(sub);
    if (!person || person.disabled) {
      throw new PlatformError('unauthenticated', `there is no user "${sub}" any more`);
    }
    if (actor === undefined) {
      return { ...actingIn({ person, locale, timeZone }), use, settings, space };
    }
    const scopes = scopesOf(actor);
    if (!scopes) throw new PlatformError('unauthenticated', `"${actor}" counts no more`);
    return { ...actingIn({ person: withinScopes(person, scopes), locale, timeZone, actor }), use };
  };

  async function verify(token: string, audience: string) {
    try {
      const options = { issuer, audience, algorithms: [algorithm], requiredClaims: ['exp', 'sub'] };
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks()), options);
      const { sub = '', locale = 'en', timeZone = 'UTC' } = payload;
      const { act, use, settings, space } = payload as Partial<IdentityClaims>;
      return {
        sub,
        locale: String(locale),
        timeZone: String(timeZone),
        actor: act?.sub,
        use,
        settings,
        space,
      };
    } catch (cause) {
      const message = `the identity of the person is not valid for plugin "${audience}": ${String(cause)}`;
      throw new PlatformError('unauthenticated', message, { cause });
    }
  }
}
