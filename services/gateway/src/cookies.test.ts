import assert from 'node:assert/strict';
import test from 'node:test';
import { createCookieReader } from './cookies.ts';

const read = createCookieReader();

test("rule 3: the platform's cookies stay behind and other cookies pass", () => {
  assert.deepEqual(read('a=1; patchbay_session=secret; PATCHBAY_x=2; b=patchbay_x'), {
    sessionToken: 'secret',
    forPlugins: 'a=1; b=patchbay_x',
  });
});

test("with nothing but the platform's cookies there is none for plugins", () => {
  assert.equal(read('patchbay_session=secret').forPlugins, '');
});

test('a header that came before is read as it was then', () => {
  assert.equal(read('patchbay_session=one'), read('patchbay_session=one'));
});
