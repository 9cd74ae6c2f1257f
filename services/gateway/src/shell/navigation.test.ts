import assert from 'node:assert/strict';
import test from 'node:test';
import type { ReceivedPlugin } from '@patchbay/proto';
import { bySection, currentEntry, navigation as navigationOf } from './navigation.ts';

const navigation = (plugins: ReceivedPlugin[]) => navigationOf(plugins, () => true);

type Nav = {
  title?: string;
  category?: string;
  path?: string;
  order?: number;
  index?: number;
  state?: string;
  point?: string;
};

function plugin(
  slug: string,
  navs: Nav[],
  {
    enabled = true,
    state = 'ready',
    index,
  }: { enabled?: boolean; state?: string; index?: number } = {},
) {
  return {
    slug,
    title: slug,
    enabled,
    offered: enabled,
    index,
    state: { name: state },
    contributions: navs.map(
      ({ state: shown = 'shown', point = 'nav', index: own, ...properties }, i) => ({
        id: String(i),
        point,
        index: own,
        state: { name: shown },
        properties: asReceived(properties),
      }),
    ),
    manifest: null,
  } as unknown as ReceivedPlugin;
}

function asReceived(properties: Record<string, string | number>) {
  const fields = Object.entries(properties).map(([name, value]) => {
    const kind = typeof value === 'string' ? 'stringValue' : 'numberValue';
    return [name, { kind, [kind]: value }];
  });
  return { fields: Object.fromEntries(fields) };
}

test('entries are sorted by order, then title; those without an order come last', () => {
  const entries = navigation([
    plugin('a', [{ title: 'Zebra' }, { title: 'Second', order: 2 }]),
    plugin('b', [{ title: 'Apple' }, { title: 'First', order: 1 }, { title: 'Also', order: 2 }]),
  ]);
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['First', 'Also', 'Second', 'Apple', 'Zebra'],
  );
});

test('REG-14 the index that an operator gave a plugin comes before everything else', () => {
  const entries = navigation([
    plugin('a', [{ title: 'Apple', order: 1 }]),
    plugin('z', [{ title: 'Zebra', order: 9 }], { index: 1 }),
  ]);
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['Zebra', 'Apple'],
  );
});

test('REG-14 an index of the contribution itself comes before that of its plugin', () => {
  const entries = navigation([
    plugin('a', [{ title: 'Apple' }, { title: 'Zebra', index: 0 }], { index: 2 }),
    plugin('m', [{ title: 'Mango' }], { index: 1 }),
  ]);
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['Zebra', 'Mango', 'Apple'],
  );
});

test('STS-7, STS-12 entries stand under their categories, sorted by these and then by title; an index counts inside of one', () => {
  const sections = bySection(
    navigation([
      plugin('a', [
        { title: 'Zebra', category: 'Reports' },
        { title: 'Apple', category: 'Sheets' },
        { title: 'Loose' },
      ]),
      plugin('b', [
        { title: 'Mango', category: 'Reports' },
        { title: 'Last letter', category: 'Sheets', index: 0 },
      ]),
    ]),
  );
  assert.deepEqual(
    [...sections].map(
      ([category, entries]) => `${category}: ${entries.map(({ title }) => title).join(', ')}`,
    ),
    [': Loose', 'Reports: Mango, Zebra', 'Sheets: Last letter, Apple'],
  );
});

test('only what plugins that are offered show at the point "nav" is in the navigation', () => {
  const entries = navigation([
    plugin('off', [{}], { enabled: false }),
    plugin('on', [{ state: 'waiting' }, { point: 'search' }, { path: '/x' }]),
  ]);
  assert.deepEqual(
    entries.map(({ href }) => href),
    ['/p/on/x'],
  );
});

test('the entry of a plugin that is not ready stays, and says so', () => {
  const [entry] = navigation([plugin('a', [{}], { state: 'offline' })]);
  assert.equal(entry?.ready, false);
});

test('the current entry is the longest that leads to the page or above it', () => {
  const entries = navigation([plugin('a', [{ path: '/' }, { path: '/list' }]), plugin('ab', [{}])]);
  const at = (path: string) => currentEntry(entries, path)?.href;
  assert.equal(at('/p/a/list/1'), '/p/a/list');
  assert.equal(at('/p/a/listing'), '/p/a/');
  assert.equal(at('/p/ab/'), '/p/ab/');
  assert.equal(at('/tasks'), undefined);
});

test('STS-9 an entry whose page somebody may not open is not in their navigation', () => {
  const plugins = [plugin('a', [{ path: '/' }, { path: '/secret' }])];
  const entries = navigationOf(plugins, ({ slug }, path) => slug === 'a' && path !== '/secret');
  assert.deepEqual(
    entries.map(({ href }) => href),
    ['/p/a/'],
  );
});
