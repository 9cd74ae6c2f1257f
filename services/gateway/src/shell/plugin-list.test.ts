import assert from 'node:assert/strict';
import test from 'node:test';
import { catalogPlugin } from '../plugin.fixture.ts';
import { countStates, listPlugins } from './plugin-list.ts';

const waiting = { version: '2.0.0', approved: false, instances: 1 };
const plugins = [
  catalogPlugin('zebra', { index: 1 }),
  catalogPlugin('apple', { manifest: { description: 'Red FRUIT' } }),
  catalogPlugin('bee', { state: 'blocked', index: -1 }),
  catalogPlugin('cat', { title: 'A cat', releases: [waiting] }),
  catalogPlugin('dog', { state: 'disabled', releases: [waiting] }),
];
const slugs = (state: string, text = '') =>
  listPlugins(plugins, { state, text, point: '' }).map(({ slug }) => slug);

test('REG-14 SEN-13 plugins are sorted by index, those without one last by title', () => {
  assert.deepEqual(slugs(''), ['bee', 'zebra', 'cat', 'apple', 'dog']);
});

test('the text is sought in title, slug and description, whatever its case', () => {
  assert.deepEqual(slugs('', ' fruit '), ['apple']);
  assert.deepEqual(slugs('', 'A CAT'), ['cat']);
  assert.deepEqual(slugs('ready', 'e'), ['zebra', 'apple']);
});

test('what is held back and what waits for approval needs attention, unless it is set aside', () => {
  assert.deepEqual(slugs('attention'), ['bee', 'cat']);
});

test('each choice is counted', () => {
  const counts = countStates(plugins);
  assert.deepEqual(
    ['', 'attention', 'ready', 'disabled', 'removed'].map((it) => counts.get(it)),
    [5, 2, 3, 1, 0],
  );
});
