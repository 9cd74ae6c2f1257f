import assert from 'node:assert/strict';
import test from 'node:test';
import { PlatformError } from './errors.ts';
import { shownVersion } from './manifest-names.ts';
import { manifestJsonSchema, parseManifest } from './manifest.ts';

const least = { slug: 'notes', version: '1.0.0' };

function fieldsOf(manifest: unknown): string[] {
  try {
    parseManifest(manifest);
    return [];
  } catch (error) {
    assert.ok(error instanceof PlatformError);
    return (error.details.violations ?? []).map(({ field }) => field).toSorted();
  }
}

test('a slug and a version are enough', () => {
  const { slug, version, scopes, ...lists } = parseManifest(least);
  assert.deepEqual({ slug, version }, least);
  assert.deepEqual(scopes, { site: true });
  assert.ok(Object.values(lists).every((list) => Array.isArray(list) && list.length === 0));
});

test('SEN-3 SEN-4 a slug is made of the title, and a version that is not known says so', () => {
  const { slug, version } = parseManifest({ title: 'Mein Überblick (2)' });
  assert.deepEqual([slug, shownVersion(version)], ['mein-uberblick-2', 'unknown']);
  assert.equal(parseManifest({ ...least, title: 'Other' }).slug, 'notes');
  assert.deepEqual(fieldsOf({ version: '1.0.0' }), ['slug']);
  assert.deepEqual(fieldsOf({ title: '***' }), ['slug']);
});

test('every violation is reported at once, with its field path', () => {
  const manifest = {
    slug: 'Not A Slug',
    version: '1',
    routes: [
      { method: 'GET', path: '/' },
      { method: 'FETCH', path: 'x' },
    ],
    tasks: [{ name: 'ok' }, { name: 'ok', repeatSeconds: -1 }],
  };
  assert.deepEqual(fieldsOf(manifest), [
    'routes[1].method',
    'routes[1].path',
    'slug',
    'tasks[1].repeatSeconds',
    'version',
  ]);
});

test('SEN-12 fields that are not known are kept, at every depth', () => {
  const manifest = { ...least, future: { a: 1 }, tasks: [{ name: 't', shiny: true }] };
  const parsed = parseManifest(manifest);
  assert.deepEqual(parsed['future'], { a: 1 });
  assert.equal(parsed.tasks[0]?.['shiny'], true);
});

test('BGT-1 a task waits 30 seconds and runs once unless it says otherwise', () => {
  const [task] = parseManifest({ ...least, tasks: [{ name: 't' }] }).tasks;
  assert.deepEqual([task?.delaySeconds, task?.repeatSeconds, task?.replaceExisting], [30, 0, true]);
});

test('STS-11 a navigation link must lead to a route that the manifest lists', () => {
  const contributions = [{ id: 'a', point: 'nav', path: '/missing' }];
  assert.deepEqual(fieldsOf({ ...least, contributions }), ['contributions[0].path']);
});

test('names are unique among contributions, tasks and routes', () => {
  const route = { method: 'GET', path: '/' };
  const contribution = { id: 'a', point: 'some.point' };
  const manifest = {
    ...least,
    routes: [route, route],
    contributions: [contribution, contribution],
    tasks: [{ name: 't' }, { name: 't' }],
  };
  assert.deepEqual(fieldsOf(manifest), ['contributions[1].id', 'routes[1].path', 'tasks[1].name']);
});

test('routes that differ by the names of their parameters alone are one route', () => {
  const route = (path: string) => ({ method: 'GET', path });
  const routes = [route('/a/:x'), route('/a/:y'), route('/a/b'), route('/:x/b')];
  assert.deepEqual(fieldsOf({ ...least, routes }), ['routes[1].path']);
});

test('a manifest that is too large says how large it may be', () => {
  const manifest = { ...least, description: 'x'.repeat(1024 * 1024) };
  assert.throws(() => parseManifest(manifest), { message: /is 1,04\d,\d{3} .* may be 1,048,576/ });
});

test('a period may come from a setting that the manifest has, and from no other', () => {
  const settings = { type: 'object', properties: { WAIT_TIME: { type: 'integer', default: 1 } } };
  const tasks = (setting: string) => [{ name: 't', repeatSeconds: { setting } }];
  assert.deepEqual(fieldsOf({ ...least, settings, tasks: tasks('WAIT_TIME') }), []);
  assert.deepEqual(fieldsOf({ ...least, settings, tasks: tasks('OTHER') }), [
    'tasks[0].repeatSeconds.setting',
  ]);
});

test('paths under /-/ belong to the platform', () => {
  assert.deepEqual(fieldsOf({ ...least, routes: [{ method: 'GET', path: '/-/call' }] }), [
    'routes[0].path',
  ]);
});

test('things that are no manifest at all are refused, not thrown at', () => {
  for (const input of [null, undefined, 1, 'x', [], { slug: {} }, { ...least, tasks: {} }]) {
    assert.notDeepEqual(fieldsOf(input), []);
  }
});

test('the JSON Schema asks for what the parser asks for', () => {
  const schema = manifestJsonSchema();
  assert.deepEqual(schema['anyOf'], [{ required: ['slug'] }, { required: ['title'] }]);
});
