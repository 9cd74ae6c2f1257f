import * as client from 'openid-client';
import { PlatformError } from '@patchbay/proto';
import type { Config } from '../config.ts';

/** Who somebody is, as the provider vouches for it. */
export type ExternalPerson = {
  issuer: string;
  subject: string;
  /** What the provider calls them, if it says so. */
  username: string | undefined;
  displayName: string | undefined;
  email: string | undefined;
};

/** What has to be remembered of a browser while it is at the provider. */
export type OidcChecks = { state: string; nonce: string; codeVerifier: string };

export type OidcProvider = {
  /** What the button says. */
  name: string;
  /** Whether somebody whom the provider knows, and we do not, gets an account. */
  createsUsers: boolean;
  /** Where to send the browser. @throws PlatformError `unavailable` when the provider does not answer. */
  begin(): Promise<{ url: URL; checks: OidcChecks }>;
  /**
   * Takes the URL that the browser came back to.
   *
   * @throws PlatformError `unauthenticated` with what the provider, or the check, says;
   *   `unavailable` when the provider does not answer.
   */
  finish(url: URL, checks: OidcChecks): Promise<ExternalPerson>;
};

export const callbackPath = '/sign-in/oidc/callback';
const timeoutSeconds = 10;

/** An OpenID Connect provider: authorization code flow with PKCE, state and nonce. */
export function createOidcProvider(
  config: Pick<
    Config,
    | 'OIDC_ISSUER'
    | 'OIDC_CLIENT_ID'
    | 'OIDC_CLIENT_SECRET'
    | 'OIDC_NAME'
    | 'OIDC_SCOPES'
    | 'OIDC_CREATE_USERS'
    | 'PUBLIC_URL'
  >,
): OidcProvider | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = config;
  if (issuer === undefined || clientId === undefined) return undefined;
  const isLocal = issuer.startsWith('http:');
  const redirectUri = new URL(callbackPath, config.PUBLIC_URL).href;
  let discovered: Promise<client.Configuration> | undefined;

  /** What the provider says about itself; asked again after a failure. */
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= client
      .discovery(new URL(issuer), clientId, config.OIDC_CLIENT_SECRET, undefined, {
        timeout: timeoutSeconds,
        ...(isLocal && { execute: [client.allowInsecureRequests] }),
      })
      .catch((cause: unknown) => {
        discovered = undefined;
        throw new PlatformError('unavailable', `${config.OIDC_NAME} does not answer`, { cause });
      });
    return discovered;
  };

  return {
    name: config.OIDC_NAME,
    createsUsers: config.OIDC_CREATE_USERS,
    async begin() {
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: config.OIDC_SCOPES,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, checks };
    },
    async finish(url, { state, nonce, codeVerifier }) {
      const about = await configuration();
      const tokens = await client
        .authorizationCodeGrant(about, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        .catch(explain);
      const claims = tokens.claims();
      if (!claims) throw new PlatformError('unauthenticated', 'it did not say who you are');
      const { iss: issuer, sub: subject } = claims;
      // Many providers tell names there only.
      const told = about.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(about, tokens.access_token, subject).catch(explain)
        : {};
      const known: Record<string, unknown> = { ...claims, ...told };
      return {
        issuer,
        subject,
        username: textOf(known['preferred_username']),
        displayName: textOf(known['name']),
        email: known['email_verified'] === false ? undefined : textOf(known['email']),
      };
    },
  };
}

function explain(cause: unknown): never {
  if (cause instanceof client.AuthorizationResponseError) {
    const why = cause.error_description ?? cause.error;
    throw new PlatformError('unauthenticated', `it said no: ${why}`, { cause });
  }
  const isNetwork = cause instanceof TypeError;
  if (isNetwork) throw new PlatformError('unavailable', 'it does not answer', { cause });
  throw new PlatformError('unauthenticated', 'its answer does not fit to the question', { cause });
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
