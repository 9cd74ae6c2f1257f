import assert from 'node:assert/strict';
import test from 'node:test';
import { confineSetCookie } from './set-cookie.ts';

const confined = (value: string) => confineSetCookie(value, '/p/hello');

test('a cookie without a path is confined to the plugin', () => {
  assert.equal(confined('a=1'), 'a=1; Path=/p/hello/');
  assert.equal(confined('a=1; Path=/'), 'a=1; Path=/p/hello/');
});

test('a path of the plugin is put under its prefix, once', () => {
  assert.equal(confined('a=1; path=/x'), 'a=1; Path=/p/hello/x');
  assert.equal(confined('a=1; path=/p/hello/x'), 'a=1; Path=/p/hello/x');
  assert.equal(confined('a=1; path=/p/hello-2/x'), 'a=1; Path=/p/hello/p/hello-2/x');
});

test('the domain is dropped and the other attributes are kept', () => {
  assert.equal(
    confined('a=b=c; Domain=example.org; Max-Age=5; HttpOnly'),
    'a=b=c; Max-Age=5; HttpOnly; Path=/p/hello/',
  );
});

test('the last of several paths counts, as in browsers', () => {
  assert.equal(confined('a=1; Path=/x; Path=/'), 'a=1; Path=/p/hello/');
});

for (const value of [
  'patchbay_session=x',
  ' PATCHBAY_Session =x; Path=/',
  '__Secure-patchbay_session=x',
  '__Host-patchbay_session=x',
  '__Host-a=x',
  '=patchbay_session=x',
  'patchbay_session',
]) {
  test(`"${value}" is not the plugin's to set`, () => {
    assert.equal(confined(value), undefined);
  });
}
