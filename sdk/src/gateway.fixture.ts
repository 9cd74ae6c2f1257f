import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export type WireGateway = AsyncDisposable & {
  issuer: string;
  jwksUrl: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** An identity token for the plugin `hello`, with `claims` in place of the usual ones. */
  sign(claims?: JWTPayload): Promise<string>;
};

/** What a plugin sees of the gateway: its keys, and the identities that it signs. */
export async function startWireGateway(): Promise<WireGateway> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' };
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const issuer = 'http://patchbay.test';

  return {
    issuer,
    jwksUrl: `http://127.0.0.1:${port}/jwks`,
    fetches: () => fetches,
    sign: (claims) =>
      new SignJWT({ ...person(issuer), ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
        .sign(privateKey),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function person(issuer: string): JWTPayload {
  return {
    sub: 'person-1',
    name: 'Ada <Lovelace>',
    roles: ['member'],
    locale: 'en-GB',
    timeZone: 'Europe/London',
    iss: issuer,
    aud: 'hello',
    exp: Math.floor(Date.now() / 1000) + 60,
  };
}
