import { createServer } from 'node:http';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';

export type WireGateway = AsyncDisposable & {
  issuer: string;
  jwksUrl: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** An identity token for the plugin `hello`, with `claims` in place of the usual ones. */
  sign(claims?: JWTPayload): Promise<string>;
  /** Signs with a key of this name from now on, which is published beside those before. */
  rotate(kid: string): Promise<void>;
  /** Answers this in place of its keys, from now on. */
  answer(text: string | undefined): void;
};

/** What a plugin sees of the gateway: its keys, and the identities that it signs. */
export async function startWireGateway(): Promise<WireGateway> {
  const published: JWK[] = [];
  let current: { kid: string; privateKey: CryptoKey };
  const rotate = async (kid: string): Promise<void> => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    published.push({ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' });
    current = { kid, privateKey };
  };
  await rotate('one');
  let fetches = 0;
  let instead: string | undefined;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json');
    response.end(instead ?? JSON.stringify({ keys: published }));
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
        .setProtectedHeader({ alg: 'EdDSA', kid: current.kid })
        .sign(current.privateKey),
    rotate,
    answer: (text) => void (instead = text),
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
