import assert from 'node:assert/strict';
import test from 'node:test';
import { nextUrl, signInUrl } from './next-url.ts';

for (const path of ['/', '/tasks', '/p/hello/a?b=c&d=%2F#e', '/p/hello/?next=https://x.test']) {
  test(`${path} is followed after sign-in`, () => assert.equal(nextUrl(path), path));
}

for (const next of [
  undefined,
  ['/a'],
  '',
  'tasks',
  'https://evil.test/',
  '//evil.test/',
  '/\\evil.test/',
  '\\\\evil.test',
  '/\t/evil.test',
  '/a\n//evil.test',
  '/.//evil.test',
  '/x/..//evil.test',
  '/a\\b',
  'javascript:alert(1)',
  '/sign-in?next=/a',
  '/sign-out',
  '/setup?token=a',
]) {
  test(`${JSON.stringify(next)} leads to the home page instead`, () => {
    assert.equal(nextUrl(next), '/');
  });
}

test('sign-in keeps where somebody wanted to go', () => {
  assert.equal(signInUrl('/p/hello/?a=b'), '/sign-in?next=%2Fp%2Fhello%2F%3Fa%3Db');
  assert.equal(signInUrl('/'), '/sign-in');
});
