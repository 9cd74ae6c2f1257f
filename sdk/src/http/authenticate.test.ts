import assert from 'node:assert/strict';
import test, { before, after } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { PlatformError, type ErrorCode } from '@patchbay/proto';
import { person, startWireGateway, type WireGateway } from '../gateway.fixture.ts';
import { createAuthenticator, type Authenticator } from './authenticate.ts';

let gateway: WireGateway;
let authenticator: Authenticator;

before(async () => {
  gateway = await startWireGateway();
  authenticator = createAuthenticator({ audience: 'hello' });
  authenticator.trust(gateway);
});
after(() => gateway[Symbol.asyncDispose]());

test('a valid identity says who asks', async () => {
  assert.deepEqual(await identify(await gateway.sign()), {
    sub: 'person-1',
    name: 'Ada <Lovelace>',
    roles: ['member'],
    permissions: [],
    locale: 'en-GB',
    timeZone: 'Europe/London',
  });
});

test('no identity is refused', () => refuses('unauthenticated', undefined));

test('an empty identity is refused', () => refuses('unauthenticated', ''));

test('something that is no token is refused', () => refuses('unauthenticated', 'a.b.c'));

test('an expired identity is refused', async () => {
  await refuses('unauthenticated', await gateway.sign({ exp: now() - 1 }));
});

test('an identity that expired long ago says that a clock is wrong', async () => {
  const identified = identify(await gateway.sign({ iat: now() - 640, exp: now() - 600 }));
  await assert.rejects(identified, { message: /expired 60\d s ago by the clock .*NTP/ });
});

test('an identity without an expiry is refused', async () => {
  await refuses('unauthenticated', await gateway.sign({ exp: undefined }));
});

test('an identity for another plugin is refused', async () => {
  await refuses('unauthenticated', await gateway.sign({ aud: 'notes' }));
});

test('an identity of another issuer is refused', async () => {
  await refuses('unauthenticated', await gateway.sign({ iss: 'http://elsewhere.test' }));
});

test('an identity without a signature is refused', async () => {
  await refuses('unauthenticated', new UnsecuredJWT(person(gateway.issuer)).encode());
});

test('an identity signed with a foreign key is refused', async () => {
  await using stranger = await startWireGateway();
  await refuses('unauthenticated', await stranger.sign({ iss: gateway.issuer }));
});

test('an identity of a request does not count for a call from the platform, nor the reverse', async () => {
  const ofCall = await gateway.sign({ use: 'call' });
  await refuses('unauthenticated', ofCall);
  const headers = (token: string) => ({ 'patchbay-identity': token });
  const { use } = await authenticator.authenticate(headers(ofCall), { call: true });
  assert.equal(use, 'call');
  await assert.rejects(authenticator.authenticate(headers(await gateway.sign()), { call: true }), {
    code: 'unauthenticated',
  });
});

test('an identity that lacks a claim is refused', async () => {
  await refuses('unauthenticated', await gateway.sign({ roles: undefined }));
});

test('an identity that was valid is refused once it has expired', async (t) => {
  const token = await gateway.sign({ exp: now() + 30 });
  await identify(token);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 31_000 });
  await refuses('unauthenticated', token);
});

test('before the platform has said whom to trust nobody is believed', async () => {
  const fresh = createAuthenticator({ audience: 'hello' });
  await refuses('unavailable', await gateway.sign(), fresh);
});

test('while the keys cannot be fetched nobody is believed', async () => {
  const fresh = createAuthenticator({ audience: 'hello' });
  fresh.trust({ jwksUrl: 'http://127.0.0.1:9/jwks', issuer: gateway.issuer });
  await refuses('unavailable', await gateway.sign(), fresh);
});

test('many requests with one identity cost one verification', async () => {
  const fresh = createAuthenticator({ audience: 'hello' });
  fresh.trust(gateway);
  const fetchesBefore = gateway.fetches();
  const token = await gateway.sign();
  const claims = await Promise.all([identify(token, fresh), identify(token, fresh)]);
  assert.equal(claims[0], claims[1]);
  assert.equal(gateway.fetches(), fetchesBefore + 1);
});

test('whom the platform no longer trusts is not believed, whatever was signed before', async () => {
  await using other = await startWireGateway();
  const fresh = createAuthenticator({ audience: 'hello' });
  fresh.trust(gateway);
  const token = await gateway.sign();
  await identify(token, fresh);
  fresh.trust(other);
  await refuses('unauthenticated', token, fresh);
  await identify(await other.sign(), fresh);
});

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function identify(token: string | undefined, by = authenticator) {
  return by.authenticate({ ...(token !== undefined && { 'patchbay-identity': token }) });
}

async function refuses(code: ErrorCode, token: string | undefined, by = authenticator) {
  await assert.rejects(
    identify(token, by),
    (error) => error instanceof PlatformError && error.code === code,
  );
}
