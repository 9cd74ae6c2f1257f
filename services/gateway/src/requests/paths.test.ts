import assert from 'node:assert/strict';
import test from 'node:test';
import { isPluginUrl, parsePluginUrl, pluginPrefix } from './paths.ts';

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
  '/p/hello/%2561dmin',
  '/p/hello/%252561dmin',
  '/p/hello/%25%36%31dmin',
  '/p/hello/%25%32%65%25%32%65/other',
  '/p/hello/%252d/call',
  '/p/hello/a%253bb',
  '/p/hello/a%253fb',
  '/p/hello/a%2523b',
  '/p/hello/a%250ab',
  '/p/hello/a%2525b',
  '/p/hello/%25c3%25a4',
  '/p/hello/%25C0%25AE',
  '/p/hello/%25e0%2580%25ae',
  '/p/hello/a%252520b',
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

for (const path of [
  '/p/hello/.well-known/a',
  '/p/hello/a..b',
  '/p/hello/%2ea',
  '/p/hello/v1.2/',
  '/p/hello/100%25',
  '/p/hello/100%25%20more',
  '/p/hello/50%25fee',
  '/p/hello/50%25%66%65e',
  '/p/hello/5%25additional',
  '/p/hello/%25c3',
  '/p/hello/%25c3%25dc',
  '/p/hello/my%2520file.pdf',
  '/p/hello/100%25x',
  '/p/hello/-x/',
]) {
  test(`${path} is an ordinary path`, () => {
    assert.equal(parsePluginUrl(path).kind, 'plugin');
  });
}

for (const path of [
  '/p/hello/-/call',
  '/p/hello/-',
  '/p/hello/%2d/call',
  '/p/hello/-/',
  '/p/hello/-;a=b/call',
  '/p/hello/-%3b/call',
  '/p/',
]) {
  test(`${path} is hidden from the outside`, () => {
    assert.equal(parsePluginUrl(path).kind, 'hidden');
  });
}

test('SPC-2 below a space the plugin is given its path without the longer prefix', () => {
  assert.deepEqual(parsePluginUrl('/s/team/p/hello/a/b?x=1'), {
    kind: 'plugin',
    slug: 'hello',
    path: '/a/b?x=1',
    space: 'team',
  });
  assert.equal(pluginPrefix('hello', 'team'), '/s/team/p/hello');
  assert.deepEqual(parsePluginUrl('/s/team/p/hello?x=1'), {
    kind: 'add-slash',
    slug: 'hello',
    location: '/s/team/p/hello/?x=1',
  });
});

test('SPC-2 only what has a plugin below the space is the proxy’s', () => {
  for (const target of ['/s/team/p/hello', '/s/team/p/', '/s/../p/x/', '/s//p/x/', '/p/x/']) {
    assert.equal(isPluginUrl(target), true, target);
  }
  for (const target of [
    '/s/team',
    '/s/team/',
    '/s/team/p',
    '/s/team/plugins',
    '/s/a/b/p/x/',
    '/s/p/x/',
    '/s/a?/p/x',
  ]) {
    assert.equal(isPluginUrl(target), false, target);
  }
});

for (const [target, kind] of [
  ['/s/../p/hello/', 'odd'],
  ['/s/%2e%2e/p/hello/', 'odd'],
  ['/s/a%2fb/p/hello/', 'odd'],
  ['/s//p/hello/', 'odd'],
  ['/s/team/p/../hello/', 'odd'],
  ['/s/team/p/', 'hidden'],
  ['/s/team/p/hello/-/call/x', 'hidden'],
  ['/s/team/p/hello/%2d/call/x', 'hidden'],
] as const) {
  test(`SPC-2 ${target} is ${kind}`, () => {
    assert.equal(parsePluginUrl(target).kind, kind);
  });
}
