import assert from 'node:assert/strict';
import test from 'node:test';
import { createPlatformCookies } from './platform-cookies.ts';

const cookiesAt = (url: string, { isolated = false } = {}) =>
  createPlatformCookies({ publicUrl: new URL(url), isolated });
const { session } = cookiesAt('http://localhost:8080');

for (const [cookies, token] of [
  [undefined, undefined],
  ['a=1', undefined],
  ['patchbay_session=t', 't'],
  ['a=1; patchbay_session=t; b=2', 't'],
  ['patchbay_session=t; xpatchbay_session=u', 't'],
  ['patchbay_session=', undefined],
] as const) {
  test(`"${cookies}" has the token ${token}`, () => assert.equal(session.tokenOf(cookies), token));
}

test("a plugin's page cannot put its own session before the platform's", () => {
  assert.equal(session.tokenOf('patchbay_session=planted; patchbay_session=real'), 'real');
});

for (const [url, isolated, prefix] of [
  ['https://patchbay.example', false, '__Host-'],
  ['https://patchbay.example', true, '__Host-'],
  ['http://patchbay.localhost:8080', true, '__Host-'],
  ['http://localhost:8080', false, ''],
  ['http://patchbay.example', true, ''],
] as const) {
  const where = `${isolated ? 'isolated ' : ''}${url}`;
  test(`the cookies of ${where} are named ${prefix}…`, () => {
    const cookies = cookiesAt(url, { isolated });
    const secure = prefix === '' ? '' : '; Secure';
    const [session, view] = [`${prefix}patchbay_session`, `${prefix}patchbay_view`];
    const flags = 'Path=/; Max-Age=2592000; HttpOnly; SameSite=';
    assert.equal(cookies.session.set('t'), `${session}=t; ${flags}Lax${secure}`);
    assert.equal(cookies.view.set('t'), `${view}=t; ${flags}Strict${secure}`);
    assert.equal(cookies.session.tokenOf(`${session}=t`), 't');
    assert.equal(cookies.view.tokenOf(`${session}=s; ${view}=t`), 't');
    assert.ok(cookies.session.clear().startsWith(`${session}=; Path=/; Max-Age=0;`));
  });
}

test('where cookies are __Host- ones, no other is taken', () => {
  const { session, view } = cookiesAt('https://patchbay.example');
  assert.equal(session.tokenOf('patchbay_session=planted'), undefined);
  assert.equal(view.tokenOf('patchbay_view=planted'), undefined);
});
