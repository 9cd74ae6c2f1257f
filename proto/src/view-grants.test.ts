import assert from 'node:assert/strict';
import test from 'node:test';
import { viewGrants, viewGrantsOf } from './view-grants.ts';

for (const origin of ['https://maps.example.com', 'https://*.example.com', 'https://a.test:8443']) {
  test(`a view may embed ${origin}`, () => {
    assert.deepEqual(viewGrantsOf({ embeds: [origin] }), { permissions: [], embeds: [origin] });
  });
}

for (const origin of [
  '*',
  'https://*',
  'https:',
  'http://maps.example.com',
  'https://maps.example.com/path',
  "https://a.test 'unsafe-inline'",
  'https://a.test; script-src *',
  'https://a.test\r\nX: y',
  'data:',
]) {
  test(`a view may not embed ${JSON.stringify(origin)}`, () => {
    assert.equal(viewGrants.safeParse({ embeds: [origin] }).success, false);
    assert.deepEqual(viewGrantsOf({ embeds: [origin] }).embeds, []);
  });
}

test('a view is given no feature that is none of a plugin’s', () => {
  assert.equal(viewGrants.safeParse({ permissions: ['camera'] }).success, true);
  for (const name of ['payment', 'usb', '*', 'camera=*']) {
    assert.equal(viewGrants.safeParse({ permissions: [name] }).success, false);
  }
});
