import assert from 'node:assert/strict';
import test from 'node:test';
import { sessionSetCookie, sessionTokenOf } from './session-cookie.ts';

for (const [cookies, token] of [
  [undefined, undefined],
  ['a=1', undefined],
  ['patchbay_session=t', 't'],
  ['a=1; patchbay_session=t; b=2', 't'],
  ['patchbay_session=t; xpatchbay_session=u', 't'],
  ['patchbay_session=', undefined],
] as const) {
  test(`"${cookies}" has the token ${token}`, () => assert.equal(sessionTokenOf(cookies), token));
}

test("a plugin's page cannot put its own session before the platform's", () => {
  assert.equal(sessionTokenOf('patchbay_session=planted; patchbay_session=real'), 'real');
});

test('the cookie is for http only, for this site, and for https where that is public', () => {
  const cookie = sessionSetCookie('t', { secure: true });
  assert.equal(
    cookie,
    'patchbay_session=t; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure',
  );
  assert.equal(sessionSetCookie('t', { secure: false }).includes('Secure'), false);
});
