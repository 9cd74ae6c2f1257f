import { PlatformError, type Person } from '@patchbay/proto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { actingIn, type Acting } from '../requests/identity.ts';
import { algorithm, type SigningKeys } from '../requests/signing-keys.ts';

/**
 * The person whose identity token a plugin was given, with what they may do now.
 *
 * @throws PlatformError `unauthenticated` for a token that was not made for this plugin, or expired.
 */
export type PersonVouched = (token: string, options: { by: string }) => Promise<Acting>;

/** Plugins name people only by the tokens with which these came to them: nobody can be made up. */
export function createPersonVouched({
  keys,
  issuer,
  personOf,
}: {
  keys: SigningKeys;
  issuer: string;
  personOf: (userId: string) => Person | undefined;
}): PersonVouched {
  return async (token, { by }) => {
    const claims = await verify(token, by);
    const person = personOf(claims.sub);
    if (person && !person.disabled) {
      const { locale, timeZone, actor } = claims;
      return actingIn({ person, locale, timeZone, ...(actor !== undefined && { actor }) });
    }
    throw new PlatformError('unauthenticated', `there is no user "${claims.sub}" any more`);
  };

  async function verify(token: string, audience: string) {
    try {
      const options = { issuer, audience, algorithms: [algorithm], requiredClaims: ['exp', 'sub'] };
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys.jwks()), options);
      const { sub = '', locale = 'en', timeZone = 'UTC' } = payload;
      const { act } = payload as { act?: { sub: string } };
      return { sub, locale: String(locale), timeZone: String(timeZone), actor: act?.sub };
    } catch (cause) {
      const message = `the identity of the person is not valid for plugin "${audience}": ${String(cause)}`;
      throw new PlatformError('unauthenticated', message, { cause });
    }
  }
}
