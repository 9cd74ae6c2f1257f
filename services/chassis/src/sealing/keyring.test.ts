import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { createKeyring as create } from './keyring.ts';

const createKeyring = (keys: string | undefined) =>
  create(keys, { variable: 'SETTINGS_KEY', service: 'registry' });
const newKey = () => randomBytes(32).toString('base64');

test('a secret opens where it was sealed, and nowhere else', () => {
  const keyring = createKeyring(newKey());
  const { sealed } = keyring.seal('hunter2', 'mail/site//password');
  assert.equal(keyring.open(sealed, 'mail/site//password'), 'hunter2');
  assert.throws(() => keyring.open(sealed, 'evil/site//password'), { code: 'failed_precondition' });
  sealed[sealed.length - 1]! ^= 1;
  assert.throws(() => keyring.open(sealed, 'mail/site//password'), { code: 'failed_precondition' });
});

test('the same secret is sealed differently each time', () => {
  const keyring = createKeyring(newKey());
  assert.notDeepEqual(keyring.seal('a', 'x').sealed, keyring.seal('a', 'x').sealed);
});

test('the newest key seals, every key opens', () => {
  const [old, fresh] = [newKey(), newKey()];
  const before = createKeyring(old).seal('a', 'x');
  const both = createKeyring(`${fresh}\n${old}`);
  assert.equal(both.open(before.sealed, 'x'), 'a');
  assert.equal(both.seal('b', 'x').keyId, createKeyring(fresh).keyId);
  assert.throws(() => createKeyring(fresh).open(before.sealed, 'x'), { message: /SETTINGS_KEY/ });
  assert.equal(createKeyring(fresh).openIfPossible(before.sealed, 'x'), undefined);
});

test('without a key nothing is sealed, and it is said how to make one', () => {
  assert.throws(() => createKeyring(undefined).seal('a', 'x'), {
    code: 'failed_precondition',
    message: /openssl rand -base64 32.*SETTINGS_KEY/,
  });
});

test('what is no key of 32 bytes is refused', () => {
  assert.throws(() => createKeyring('c2hvcnQ='), { code: 'invalid', message: /32 bytes/ });
});
