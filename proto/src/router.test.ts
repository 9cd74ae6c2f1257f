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

test('"*" at the end matches all that is left, after everything else', () => {
  const files = createRouter([
    { method: 'GET', path: '/files/*', name: 'file' },
    { method: 'GET', path: '/files/:name/about', name: 'about' },
    { method: 'GET', path: '/files/index', name: 'index' },
  ]);
  assert.equal(files.find('GET', '/files/a/b/c')?.name, 'file');
  assert.equal(files.find('GET', '/files/a/about')?.name, 'about');
  assert.equal(files.find('HEAD', '/files/index')?.name, 'index');
  assert.equal(files.find('GET', '/files/'), undefined);
  const match = files.match('GET', '/files/a%20b/c');
  assert.ok(match.kind === 'found');
  assert.deepEqual(match.params, { '*': 'a b/c' });
});

test('a branch that leads nowhere does not hide one that does', () => {
  const both = createRouter([
    { method: 'GET', path: '/a/b/c', name: 'literals' },
    { method: 'GET', path: '/:x/b/d', name: 'parameter' },
    { method: 'POST', path: '/:x/*', name: 'rest' },
  ]);
  assert.equal(both.find('GET', '/a/b/d')?.name, 'parameter');
  assert.equal(both.find('POST', '/a/b/c')?.name, 'rest');
});
