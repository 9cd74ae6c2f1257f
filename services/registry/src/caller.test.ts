import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, callerOf, platform } from './caller.ts';

test('a call that names nobody is the platform itself', () => {
  assert.deepEqual(callerOf({ onBehalfOf: undefined }), platform);
  assert.equal(actorOf(platform), 'platform');
});

test('a call on behalf of a person is theirs', () => {
  const caller = callerOf({ onBehalfOf: 'user:7' });
  assert.deepEqual(caller, { kind: 'user', id: '7' });
  assert.equal(actorOf(caller), 'user:7');
});

for (const text of ['', 'user:', 'alice', 'plugin:x', 'user:1:2']) {
  test(`a call on behalf of "${text}" is refused`, () => {
    assert.throws(() => callerOf({ onBehalfOf: text }), { code: 'invalid' });
  });
}
