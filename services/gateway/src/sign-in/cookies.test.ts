import assert from 'node:assert/strict';
import test from 'node:test';
import { heapUsed, partOfHead } from '../engine/heap.fixture.ts';
import { createCookieReader } from './cookies.ts';
import { createPlatformCookies } from './platform-cookies.ts';

const publicUrl = new URL('http://localhost:8080');
const read = createCookieReader(createPlatformCookies({ publicUrl, isolated: false }));

test("rule 3: the platform's cookies stay behind and other cookies pass", () => {
  assert.deepEqual(
    read('a=1; patchbay_session=secret; PATCHBAY_x=2; __Host-patchbay_view=v; b=patchbay_x'),
    {
      session: { kind: 'session', token: 'secret' },
      view: undefined,
      forPlugins: 'a=1; b=patchbay_x',
    },
  );
});

test("with nothing but the platform's cookies there is none for plugins", () => {
  assert.equal(read('patchbay_session=secret').forPlugins, '');
});

test('a header that came before is read as it was then', () => {
  assert.equal(read('patchbay_session=one'), read('patchbay_session=one'));
});

test('however many long headers come, little of them is remembered', () => {
  const before = heapUsed();
  for (let i = 0; i < 3_000; i++) read(partOfHead(`a=${i}; b=${'x'.repeat(12_000)}`));
  const grown = heapUsed() - before;
  assert.ok(grown < 20_000_000, `${grown} bytes`);
  assert.equal(read('a=1').forPlugins, 'a=1');
});

test('of a short header no more is remembered than it says', () => {
  const before = heapUsed();
  for (let i = 0; i < 3_000; i++) read(partOfHead(`patchbay_session=${i}-of-some; other=1`));
  const grown = heapUsed() - before;
  assert.ok(grown < 20_000_000, `${grown} bytes`);
});
