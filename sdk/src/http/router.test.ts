import assert from 'node:assert/strict';
import test from 'node:test';
import { PlatformError } from '@patchbay/proto';
import { createRouter } from './router.ts';

const router = createRouter({
  'GET /': 'home',
  'GET /:list/:id': 'item',
  'GET /lists/new': 'new list',
  'GET /lists/:id': 'list',
  'POST /lists/:id': 'save list',
});

test('parameters are taken from the path and decoded', () => {
  assert.deepEqual(router.match('GET', '/a%20b/c%2Fd'), {
    kind: 'found',
    handler: 'item',
    params: { list: 'a b', id: 'c/d' },
  });
});

test('a literal segment wins over a parameter', () => {
  assert.partialDeepStrictEqual(router.match('GET', '/lists/new'), { handler: 'new list' });
  assert.partialDeepStrictEqual(router.match('GET', '/lists/7'), { handler: 'list' });
});

test('a parameter matches one segment, which is not empty', () => {
  assert.equal(router.match('GET', '/lists/').kind, 'none');
  assert.equal(router.match('GET', '/lists/7/8').kind, 'none');
});

test('HEAD is answered by GET', () => {
  assert.partialDeepStrictEqual(router.match('HEAD', '/'), { handler: 'home' });
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
