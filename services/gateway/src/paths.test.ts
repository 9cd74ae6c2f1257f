import assert from 'node:assert/strict';
import test from 'node:test';
import { parsePluginUrl } from './paths.ts';

test('the plugin is given its path without the prefix, and the query as it came', () => {
  assert.deepEqual(parsePluginUrl('/p/hello/a/b%20c?x=%2f&y'), {
    kind: 'plugin',
    slug: 'hello',
    path: '/a/b%20c?x=%2f&y',
  });
});

test('the prefix without a slash leads to the one with it, and keeps the query', () => {
  assert.deepEqual(parsePluginUrl('/p/hello?x=1'), {
    kind: 'add-slash',
    slug: 'hello',
    location: '/p/hello/?x=1',
  });
});

for (const path of [
  '/p/hello/../other/',
  '/p/hello/..',
  '/p/hello/./a',
  '/p/hello/%2e%2e/other',
  '/p/hello/.%2E/other',
  '/p/hello/%252e%252e/other',
  '/p/hello/a%2fb',
  '/p/hello/a%252Fb',
  '/p/hello/a%5cb',
  '/p/hello/a\\b',
  '/p/hello//a',
  '/p//hello/',
  '/p/hello/%00',
  '/p/hello/%',
  '/p/hello/%zz',
  '/p/hello/%ff',
  '/p/hello/..;/a',
  '/p/hello/é',
  '/p/hello/#a',
]) {
  test(`${path} is refused as odd`, () => {
    assert.equal(parsePluginUrl(path).kind, 'odd');
  });
}

for (const path of ['/p/hello/.well-known/a', '/p/hello/a..b', '/p/hello/%2ea', '/p/hello/v1.2/']) {
  test(`${path} is an ordinary path`, () => {
    assert.equal(parsePluginUrl(path).kind, 'plugin');
  });
}

for (const path of ['/p/hello/-/call', '/p/hello/-', '/p/hello/%2d/call', '/p/hello/-/', '/p/']) {
  test(`${path} is hidden from the outside`, () => {
    assert.equal(parsePluginUrl(path).kind, 'hidden');
  });
}
