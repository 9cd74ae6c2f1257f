import assert from 'node:assert/strict';
import test from 'node:test';
import type { ExtensionPoint, ReceivedPlugin } from '@patchbay/proto';
import { catalogOf, received } from '../plugin.fixture.ts';
import { inCatalog } from './calls.fixture.ts';
import { createPointIndex } from './point-index.ts';

const point: ExtensionPoint = {
  id: 'test',
  version: 1,
  mode: 'static',
  routes: [],
  deadlineMs: 1_000,
  failure: 'skip',
};

const last = { title: 'Z', category: 'z', order: 9 };
const first = { title: 'A', category: 'a', order: 1 };

for (const [what, before, after] of [
  ['its own index', { ...last, index: 1 }, { ...first, index: 2 }],
  ["its plugin's index where it has none", { ...last, plugin: 1 }, { ...first, plugin: 2 }],
  ['its own index before that of its plugin', { index: 1, plugin: 9 }, { index: 2, plugin: 0 }],
  ['an index before none', { ...last, index: 9 }, first],
  ['its category', { ...last, category: 'a' }, { ...first, category: 'b' }],
  ['its order', { category: 'a', order: 1, title: 'Z' }, { category: 'a', order: 2, title: 'A' }],
  ['an order before none', { order: 9, title: 'Z' }, { title: 'A' }],
  ['its title', { title: 'A' }, { title: 'B' }],
] as const) {
  test(`REG-23 a contribution comes by ${what}`, () => {
    const made = ([slug, { plugin, ...contribution }]: [string, Entry]) =>
      inCatalog({
        slug,
        ...(plugin !== undefined && { index: plugin }),
        contributions: [{ id: `${slug}-it`, ...contribution }],
      });
    for (const entries of [
      [before, after],
      [after, before],
    ]) {
      const named = entries.map((it): [string, Entry] => [it === before ? 'before' : 'after', it]);
      const found = placed(named.map(made));
      assert.deepEqual(found, ['before-it', 'after-it']);
    }
  });
}

test('what is not shown, of another version, of another point or of a plugin that is not offered is not there', () => {
  const contribution = { id: 'it' };
  const plugin = inCatalog({ slug: 'a', contributions: [contribution] });
  const [shown] = plugin.contributions;
  assert.ok(shown);
  const changed = (about: object) => ({ ...plugin, contributions: [{ ...shown, ...about }] });
  assert.deepEqual(placed([plugin]), ['it']);
  assert.deepEqual(placed([changed({ state: { ...shown.state, name: 'hidden' } })]), []);
  assert.deepEqual(placed([changed({ pointVersion: 2 })]), []);
  assert.deepEqual(placed([changed({ point: 'other' })]), []);
  assert.deepEqual(placed([{ ...plugin, offered: false }]), []);
});

test('what has changed in the catalog is found at its next revision', () => {
  let plugins: ReceivedPlugin[] = [];
  let revision = 1;
  const index = createPointIndex({
    plugins: () => new Map(plugins.map((it) => [it.slug, it])),
    revision: () => revision,
  });
  assert.equal(index.ofPlatform(point).contributions.length, 0);
  plugins = [inCatalog({ slug: 'a', contributions: [{ id: 'it' }] })];
  revision = 2;
  assert.equal(index.ofPlatform(point).contributions.length, 1);
});

test('a plugin asks the points that it declares itself, while it is offered', () => {
  const { id: test, version: first, mode } = point;
  const hosting = (slug: string, offered = true) => {
    const declared = { id: test, version: first, mode, title: slug };
    const manifest = received({ extensionPoints: [declared] });
    return { ...inCatalog({ slug }), offered, manifest } as ReceivedPlugin;
  };
  const plugins = [hosting('a'), hosting('b'), hosting('off', false)];
  const index = createPointIndex({
    plugins: () => catalogOf(...plugins),
    revision: () => 1,
  });
  for (const host of ['a', 'b']) assert.equal(index.find(host, test, first).point.title, host);
  for (const [host, id, version] of [
    ['a', 'other', first],
    ['a', test, 2],
    ['off', test, first],
    ['nobody', test, first],
  ] as const) {
    assert.throws(() => index.find(host, id, version), { code: 'not_found' }, `${host} ${id}`);
  }
});

type Entry = {
  index?: number;
  plugin?: number;
  title?: string;
  category?: string;
  order?: number;
};

function placed(plugins: readonly ReceivedPlugin[]): string[] {
  const index = createPointIndex({
    plugins: () => new Map(plugins.map((it) => [it.slug, it])),
    revision: () => 1,
  });
  return index.ofPlatform(point).contributions.map(({ id }) => id);
}
