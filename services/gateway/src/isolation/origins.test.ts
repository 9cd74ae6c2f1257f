import assert from 'node:assert/strict';
import test from 'node:test';
import { heapUsed, partOfHead } from '../engine/heap.fixture.ts';
import { createOrigins, whyNotPluginDomain } from './origins.ts';

const origins = createOrigins(new URL('https://patchbay.example:8443'), 'plugins.patchbay.example');

for (const [host, place] of [
  ['patchbay.example:8443', 'shell'],
  ['PATCHBAY.example', 'shell'],
  ['hello.plugins.patchbay.example:8443', 'view'],
  ['Hello.Plugins.patchbay.example', 'view'],
  ['hello.plugins.patchbay.example.', 'view'],
  ['127.0.0.1:8080', 'other-name'],
  ['[::1]:8080', 'other-name'],
  [undefined, 'other-name'],
  ['plugins.patchbay.example', 'other-name'],
  ['xplugins.patchbay.example', 'other-name'],
  ['.plugins.patchbay.example', 'nobody'],
  ['a.hello.plugins.patchbay.example', 'nobody'],
  ['_hello.plugins.patchbay.example', 'nobody'],
] as const) {
  test(`the host "${host}" is ${place}`, () => assert.equal(origins.placeOf(host).kind, place));
}

test("a plugin's origin has the scheme and the port of the shell's", () => {
  const origin = 'https://hello.plugins.patchbay.example:8443';
  assert.equal(origins.viewOrigin('hello'), origin);
  assert.deepEqual(origins.placeOf('hello.plugins.patchbay.example'), {
    kind: 'view',
    slug: 'hello',
    origin,
  });
  assert.equal(origins.everyView, 'https://*.plugins.patchbay.example:8443');
});

test('without a plugin domain every host is the shell', () => {
  const one = createOrigins(new URL('https://patchbay.example'), undefined);
  assert.equal(one.placeOf('hello.patchbay.example').kind, 'shell');
  assert.equal(one.viewOrigin('hello'), 'https://patchbay.example');
});

for (const [publicUrl, domain, fits] of [
  ['https://patchbay.example.com', 'patchbay.example.com', true],
  ['https://patchbay.example.com', 'plugins.patchbay.example.com', true],
  ['https://patchbay.example.com', 'plugins.example.com', true],
  ['http://patchbay.localhost:8080', 'patchbay.localhost', true],
  ['https://patchbay.example.com', 'plugins.example.net', false],
  ['https://patchbay.example.com', 'com', false],
  ['http://localhost:8080', 'localhost', false],
  ['http://127.0.0.1:8080', '0.0.1', false],
] as const) {
  test(`the plugin domain ${domain} ${fits ? 'goes' : 'does not go'} with ${publicUrl}`, () => {
    assert.equal(whyNotPluginDomain(publicUrl, domain) === undefined, fits);
  });
}

test('of a host that is remembered the head is not', () => {
  const before = heapUsed();
  for (let i = 0; i < 3_000; i++)
    origins.placeOf(partOfHead(`some-name-${i}.plugins.patchbay.example`));
  assert.equal(origins.placeOf('hello.plugins.patchbay.example').kind, 'view');
  const grown = heapUsed() - before;
  assert.ok(grown < 20_000_000, `${grown} bytes`);
});
