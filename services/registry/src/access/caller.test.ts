import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf, callerOf, platform, setCaller } from './caller.ts';

test('a call that names nobody is the platform itself', () => {
  assert.deepEqual(callerOf({ onBehalfOf: undefined }), platform);
  assert.equal(actorOf(platform), 'platform');
});

test('a call on behalf of a person that no guard has seen is theirs, without rights', () => {
  const caller = callerOf({ onBehalfOf: 'user:7' });
  assert.ok(caller.kind === 'user');
  assert.equal(caller.id, '7');
  assert.equal(caller.everything, false);
  assert.equal(caller.permissions.size, 0);
  assert.equal(actorOf(caller), 'user:7');
});

test('a call that a guard has seen is of whom the guard says', () => {
  const context = { onBehalfOf: undefined };
  const rights = { superuser: false, everything: false, permissions: new Set(['audit.read']) };
  setCaller(context, { kind: 'plugin', slug: 'hello', name: 'hello', ...rights });
  assert.equal(actorOf(callerOf(context)), 'plugin:hello');
});

for (const text of ['', 'user:', 'alice', 'plugin:x', 'user:1:2']) {
  test(`a call on behalf of "${text}" is refused`, () => {
    assert.throws(() => callerOf({ onBehalfOf: text }), { code: 'invalid' });
  });
}
