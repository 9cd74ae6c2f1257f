import type { IncomingHttpHeaders } from 'node:http';
import type { JWTVerifyGetKey } from 'jose';
import { JWTExpired } from 'jose/errors';
import { jwtVerify } from 'jose/jwt/verify';
import {
  forgetOldest,
  identityClaims,
  identityHeader,
  PlatformError,
  type IdentityClaims,
} from '@patchbay/proto';
import { createRemoteKeys } from './remote-keys.ts';

export type Authenticator = {
  /** From now on identities are those that `issuer` signs with the keys at `jwksUrl`. */
  trust(platform: { jwksUrl: string; issuer: string }): void;
  /**
   * Who the request comes from. Requests may reach a plugin without passing the gateway, so nothing
   * but a valid signature is believed; and that of a request to a route does not count for a call
   * from the platform, nor the reverse.
   *
   * @throws PlatformError `unauthenticated`; `unavailable` while the platform's keys are not known.
   */
  authenticate(headers: IncomingHttpHeaders, options?: { call?: boolean }): Promise<IdentityClaims>;
};

type Verified = { claims: IdentityClaims; expiresAt: number };

/**
 * Verifies the `Patchbay-Identity` of requests to the plugin `audience`. A token is verified once and
 * remembered until it expires, so that a page with all its parts costs one verification.
 */
export function createAuthenticator({
  audience,
  remembered = 1_000,
}: {
  audience: string;
  remembered?: number;
}): Authenticator {
  const tokens = new Map<string, Promise<Verified>>();
  let trusted: { jwksUrl: string; issuer: string; keys: JWTVerifyGetKey } | undefined;

  const verify = async (token: string): Promise<Verified> => {
    if (!trusted) throw notYet();
    try {
      const { payload } = await jwtVerify(token, trusted.keys, {
        issuer: trusted.issuer,
        audience,
        algorithms: ['EdDSA'],
        requiredClaims: ['exp', 'sub'],
      });
      return { claims: identityClaims.parse(payload), expiresAt: (payload.exp ?? 0) * 1000 };
    } catch (error) {
      if (error instanceof PlatformError) throw error;
      const sinceMs = error instanceof JWTExpired ? Date.now() - expiryOf(error) : 0;
      throw sinceMs > clockTroubleMs ? wrongClock(sinceMs) : refused(error);
    }
  };

  const remember = (token: string): Promise<Verified> => {
    const verified = verify(token);
    tokens.set(token, verified);
    verified.catch(() => tokens.delete(token));
    forgetOldest(tokens, remembered);
    return verified;
  };

  return {
    trust({ jwksUrl, issuer }) {
      if (trusted?.jwksUrl === jwksUrl && trusted.issuer === issuer) return;
      trusted = { jwksUrl, issuer, keys: createRemoteKeys(jwksUrl) };
      tokens.clear();
    },
    async authenticate(headers, { call = false } = {}) {
      const token = headers[identityHeader];
      if (typeof token !== 'string' || token === '') throw missing();
      const { claims, expiresAt } = await (tokens.get(token) ?? remember(token));
      if (expiresAt <= Date.now()) {
        tokens.delete(token);
        throw refused('it has expired');
      }
      if ((claims.use === 'call') !== call) {
        throw refused(`it is not for ${call ? 'calls from the platform' : 'requests'}`);
      }
      return claims;
    },
  };
}

/** The gateway never sends an identity that is about to expire, so this late is no accident. */
const clockTroubleMs = 20_000;

function expiryOf({ payload }: JWTExpired): number {
  return Number(payload.exp) * 1000;
}

function wrongClock(sinceMs: number): PlatformError {
  return new PlatformError(
    'unauthenticated',
    `the identity of this request expired ${Math.round(sinceMs / 1000)} s ago by the clock of the plugin's machine, which goes ahead of the platform's: set both by NTP`,
    { reason: 'wrong-clock' },
  );
}

function missing(): PlatformError {
  return new PlatformError(
    'unauthenticated',
    'this plugin answers requests that come through the gateway; open it there',
  );
}

function refused(cause: unknown): PlatformError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new PlatformError('unauthenticated', `the identity of this request is not valid: ${why}`, {
    cause,
  });
}

function notYet(): PlatformError {
  return new PlatformError(
    'unavailable',
    'this plugin is not registered yet; try again in a moment',
  );
}
