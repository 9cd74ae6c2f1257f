import assert from 'node:assert/strict';
import test from 'node:test';
import { PlatformError } from './errors.ts';
import { createRouter } from './router.ts';

const router = createRouter([
  { method: 'GET', path: '/', name: 'home' },
  { method: 'GET', path: '/:list/:id', name: 'item' },
  { method: 'GET', path: '/lists/new', name: 'new list' },
  { method: 'GET', path: '/lists/:id', name: 'list' },
  { method: 'POST', path: '/lists/:id', name: 'save list' },
]);

const nameAt = (method: string, pathname: string) => {
  const match = router.match(method, pathname);
  return match.kind === 'found' ? match.route.name : match.kind;
};

test('parameters are taken from the path and decoded', () => {
  const match = router.match('GET', '/a%20b/c%2Fd');
  assert.ok(match.kind === 'found');
  assert.equal(match.route.name, 'item');
  assert.deepEqual(match.params, { list: 'a b', id: 'c/d' });
});

test('a literal segment wins over a parameter', () => {
  assert.equal(nameAt('GET', '/lists/new'), 'new list');
  assert.equal(nameAt('GET', '/lists/7'), 'list');
});

test('a parameter matches one segment, which is not empty', () => {
  assert.equal(router.match('GET', '/lists/').kind, 'none');
  assert.equal(router.match('GET', '/lists/7/8').kind, 'none');
});

test('HEAD is answered by GET', () => {
  assert.equal(nameAt('HEAD', '/'), 'home');
});

test('another method of a known path names those that are allowed', () => {
  assert.deepEqual(router.match('DELETE', '/lists/7'), {
    kind: 'other-methods',
    allow: ['GET', 'HEAD', 'POST'],
  });
});

test("a path that is not UTF-8 is the caller's mistake", () => {
  assert.throws(
    () => router.match('GET', '/lists/%ff'),
    (error) => error instanceof PlatformError && error.code === 'invalid',
  );
});
