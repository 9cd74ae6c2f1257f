import assert from 'node:assert/strict';
import test from 'node:test';
import { createSecretToken, parseSecretToken } from './secret-token.ts';

test('a token leads back to its id and the hash of its secret', () => {
  const { id, token, secretHash } = createSecretToken('pbc');
  assert.deepEqual(parseSecretToken('pbc', token), { id, secretHash });
});

test('no token holds its own hash', () => {
  const { token, secretHash } = createSecretToken('pbc');
  assert.ok(!token.includes(secretHash.toString('base64url')));
});

test('what is no token is refused without looking it up', () => {
  for (const text of ['', 'pbc_', 'pbc_x_y', `pbc_${'0'.repeat(32)}_short`, '\u0000']) {
    assert.equal(parseSecretToken('pbc', text), undefined);
  }
});
