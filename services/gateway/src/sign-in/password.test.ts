import assert from 'node:assert/strict';
import test from 'node:test';
import { hashPassword, nobodysHash, passwordMatches } from './password.ts';

const costOf = (hash: string) => hash.split('$').slice(0, 4);

test('a password matches its hash, however its characters are composed, and no other does', async () => {
  const hash = await hashPassword('caf\u00e9 au lait');
  assert.equal(await passwordMatches('cafe\u0301 au lait', hash), true);
  assert.equal(await passwordMatches('cafe au lait', hash), false);
});

test('nobody signs in without a password', async () => {
  assert.equal(await passwordMatches('anything', undefined), false);
});

test('whoever has no password costs a guess as much as who has one', async () => {
  assert.deepEqual(costOf(nobodysHash), costOf(await hashPassword('some password')));
  let isDecided = false;
  const decided = passwordMatches('some password', undefined).then(() => (isDecided = true));
  // Whatever needs no other thread is over within these.
  for (let turn = 0; turn < 1_000; turn += 1) await Promise.resolve();
  assert.equal(isDecided, false);
  await decided;
});
