import assert from 'node:assert/strict';
import test from 'node:test';
import { jwtVerify } from 'jose';
import { startWireGateway } from '../gateway.fixture.ts';
import { createRemoteKeys } from './remote-keys.ts';

const unavailable = { code: 'unavailable', message: /the gateway's keys cannot be fetched from/ };

test('a key that was not there before is fetched, and those before it still count', async () => {
  await using gateway = await startWireGateway();
  const keys = createRemoteKeys(gateway.jwksUrl, { cooldownMs: 0 });
  const before = await gateway.sign();
  await jwtVerify(before, keys);
  await gateway.rotate('two');
  await jwtVerify(await gateway.sign(), keys);
  await jwtVerify(before, keys);
  assert.equal(gateway.fetches(), 2);
});

test('keys that nobody has are asked for once in a while alone', async () => {
  await using gateway = await startWireGateway();
  const keys = createRemoteKeys(gateway.jwksUrl, { cooldownMs: 600_000 });
  await jwtVerify(await gateway.sign(), keys);
  await gateway.rotate('two');
  const unknown = await gateway.sign();
  const refused = { code: 'ERR_JWKS_NO_MATCHING_KEY' };
  for (let i = 0; i < 3; i++) await assert.rejects(jwtVerify(unknown, keys), refused);
  assert.equal(gateway.fetches(), 1);
});

test('a signature that is wrong is no reason to ask for keys', async () => {
  await using gateway = await startWireGateway();
  await using stranger = await startWireGateway();
  const keys = createRemoteKeys(gateway.jwksUrl, { cooldownMs: 0 });
  await jwtVerify(await gateway.sign(), keys);
  const refused = { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' };
  await assert.rejects(jwtVerify(await stranger.sign(), keys), refused);
  assert.equal(gateway.fetches(), 1);
});

test('what is no set of keys is as good as none, and those that are known still count', async () => {
  await using gateway = await startWireGateway();
  const keys = createRemoteKeys(gateway.jwksUrl, { cooldownMs: 0 });
  const token = await gateway.sign();
  for (const text of ['', '[]', '{}', '{"keys":1}', 'null', '<html>']) {
    gateway.answer(text);
    await assert.rejects(jwtVerify(token, keys), unavailable, text);
  }
  gateway.answer(undefined);
  await jwtVerify(token, keys);
  await gateway.rotate('two');
  gateway.answer('{"keys":{}}');
  await assert.rejects(async () => jwtVerify(await gateway.sign(), keys), unavailable);
  await jwtVerify(token, keys);
  gateway.answer(undefined);
  await jwtVerify(await gateway.sign(), keys);
});
