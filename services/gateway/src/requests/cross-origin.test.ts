import assert from 'node:assert/strict';
import test from 'node:test';
import { isCrossOriginRead, isCrossOriginWrite } from './cross-origin.ts';

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

test('reading is no write', () => {
  assert.equal(refused({ 'sec-fetch-site': 'cross-site' }, 'GET'), false);
});

const unreadable = (headers: Record<string, string>, method = 'GET') =>
  isCrossOriginRead({ method, headers }, publicUrl);

for (const site of ['cross-site', 'same-site']) {
  test(`a ${site} page reads nothing`, () => {
    assert.equal(unreadable({ 'sec-fetch-site': site, 'sec-fetch-dest': 'empty' }), true);
    assert.equal(unreadable({ 'sec-fetch-site': site, 'sec-fetch-dest': 'image' }, 'HEAD'), true);
    assert.equal(unreadable({ 'sec-fetch-site': site }), true);
  });

  test(`a ${site} page leads a tab or a frame here`, () => {
    for (const destination of ['document', 'iframe', 'frame']) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-dest': destination };
      assert.equal(unreadable(headers), false);
    }
  });
}

test('pages of this origin and programs read', () => {
  assert.equal(unreadable({ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' }), false);
  assert.equal(unreadable({}), false);
});

test('where the browser says only its origin, that decides who reads', () => {
  assert.equal(unreadable({ origin: 'https://evil.test', host: 'patchbay.test' }), true);
  assert.equal(unreadable({ origin: publicUrl, host: 'patchbay.test' }), false);
});
