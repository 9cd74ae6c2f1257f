import assert from 'node:assert/strict';
import test from 'node:test';
import { isCrossOriginWrite } from './cross-origin.ts';

const publicUrl = 'https://patchbay.test';
const refused = (headers: Record<string, string>, method = 'POST') =>
  isCrossOriginWrite({ method, headers }, publicUrl);

test('a form of this site is accepted', () => {
  assert.equal(refused({ 'sec-fetch-site': 'same-origin', origin: publicUrl }), false);
});

for (const site of ['cross-site', 'same-site']) {
  test(`a form of a ${site} page is refused`, () => {
    assert.equal(refused({ 'sec-fetch-site': site, origin: publicUrl }), true);
  });
}

test('where the browser says only its origin, that decides', () => {
  assert.equal(refused({ origin: publicUrl }), false);
  assert.equal(refused({ origin: 'http://10.0.0.1:8080', host: '10.0.0.1:8080' }), false);
  assert.equal(refused({ origin: 'https://evil.test', host: 'patchbay.test' }), true);
  assert.equal(refused({ origin: 'null', host: 'patchbay.test' }), true);
});

test('a program that is no browser is accepted', () => assert.equal(refused({}), false));

test('reading is never refused', () => {
  assert.equal(refused({ 'sec-fetch-site': 'cross-site' }, 'GET'), false);
});
