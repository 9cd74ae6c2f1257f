import assert from 'node:assert/strict';
import test from 'node:test';
import { readRule, stricter } from './route-rule.ts';

function rule(route: Record<string, unknown>) {
  const plugin = { slug: 'files', permissions: [{ name: 'see' }] };
  return readRule(plugin, { method: 'GET', path: '/a', ...route });
}

const few = { requests: 1, seconds: 10 };

for (const [what, loose, strict, of] of [
  ['who is signed in', { access: 'public' }, {}, 'access'],
  ['permissions', {}, { permissions: ['see'] }, 'needed'],
  ['a limit of the body', {}, { maxBodyBytes: 10 }, 'maxBodyBytes'],
  ['a smaller body', { maxBodyBytes: 20 }, { maxBodyBytes: 10 }, 'maxBodyBytes'],
  ['a limit of time', {}, { maxSeconds: 1 }, 'maxMs'],
  ['a rate', {}, { rateLimit: few }, 'rateLimit'],
  ['no stream', { streaming: true }, {}, 'isStream'],
  ['no other protocol', { websocket: true }, { websocket: false }, 'websocket'],
  ['its view', { view: { embeds: ['https://a.test'] } }, {}, 'view'],
] as const) {
  test(`of two routes that a path may be at, what asks for ${what} counts, whichever is first`, () => {
    const expected = rule(strict)[of];
    assert.notDeepEqual(rule(loose)[of], expected);
    assert.deepEqual(stricter(rule(loose), rule(strict))[of], expected);
    assert.deepEqual(stricter(rule(strict), rule(loose))[of], expected);
  });
}

test('of two routes with permissions those of both are needed', () => {
  const both = stricter(rule({ permissions: ['see'] }), rule({ permissions: ['audit.read'] }));
  assert.deepEqual(both.needed, ['files.see', 'audit.read']);
});

test('a limit of rate is for each person, within a minute, unless it says otherwise', () => {
  const limit = { requests: 3, ms: 60_000, per: 'user' };
  assert.deepEqual(rule({ rateLimit: { requests: 3 } }).rateLimit, limit);
  const other = { requests: 3, seconds: 5, per: 'client' };
  assert.deepEqual(rule({ rateLimit: other }).rateLimit, { ...limit, ms: 5_000, per: 'client' });
});

test('a route that needs a permission is not public', () => {
  assert.equal(rule({ access: 'public', permissions: ['see'] }).access, 'signed-in');
});
