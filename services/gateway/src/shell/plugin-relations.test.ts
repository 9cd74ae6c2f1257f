import assert from 'node:assert/strict';
import test from 'node:test';
import { catalogOf, catalogPlugin } from '../plugin.fixture.ts';
import { consumersOf, neededCapabilities, relationsOf } from './plugin-relations.ts';

const mail = (slug: string, version: string, state = 'ready') =>
  catalogPlugin(slug, { state, manifest: { provides: [{ capability: 'mail', version }] } });
const needing = (...dependencies: Record<string, string | boolean>[]) =>
  catalogPlugin('needing', { manifest: { dependencies } });
type Choice = { name: string; chosen: string; fallback: boolean };

function stateOf(
  plugin: ReturnType<typeof needing>,
  others: ReturnType<typeof needing>[],
  choices: Choice[] = [],
) {
  return relationsOf(plugin, { plugins: catalogOf(plugin, ...others), choices }).map(
    ({ state, why }) => `${state}: ${why}`,
  );
}

test('a plugin that is needed is met when it is ready in a version of the range', () => {
  const plugin = needing({ plugin: 'pages', range: '^1.1' });
  const pages = (version: string, state = 'ready') => [catalogPlugin('pages', { version, state })];
  assert.deepEqual(stateOf(plugin, []), ['missing: it is not installed']);
  assert.deepEqual(stateOf(plugin, pages('1.0.0')), ['missing: version 1.0.0 is installed']);
  assert.deepEqual(stateOf(plugin, pages('1.2.0', 'disabled')), ['missing: it is disabled']);
  assert.deepEqual(stateOf(plugin, pages('1.2.0-beta')), ['met: version 1.2.0-beta is ready']);
});

test('an optional one that is not there is absent, not missing', () => {
  const plugin = needing({ plugin: 'pages', optional: true });
  assert.deepEqual(stateOf(plugin, []), ['absent: it is not installed']);
});

test('a capability is met by any that provides it in the range, or only by the chosen one', () => {
  const plugin = needing({ capability: 'mail', range: '^1' });
  const both = [mail('smtp', '1.2.0', 'offline'), mail('log', '1.0.0')];
  const chosen = { name: 'mail', chosen: 'smtp', fallback: false };
  assert.deepEqual(stateOf(plugin, both), ['met: provided by log']);
  assert.deepEqual(stateOf(plugin, both, [chosen]), ['missing: smtp is offline']);
  assert.deepEqual(stateOf(plugin, both, [{ ...chosen, fallback: true }]), [
    'met: provided by log',
  ]);
  assert.deepEqual(stateOf(plugin, [mail('old', '0.9.0')]), ['missing: old provides 0.9.0']);
  assert.deepEqual(stateOf(plugin, []), ['missing: nothing provides it']);
});

test('a conflict is one while the other is ready', () => {
  const plugin = catalogPlugin('a', { manifest: { conflicts: [{ plugin: 'b' }] } });
  assert.deepEqual(stateOf(plugin, [catalogPlugin('b')]), ['conflict: version 1.0.0 is ready']);
  assert.deepEqual(stateOf(plugin, []), ['clear: it is not installed']);
});

test('a manifest of a later platform that is not understood has no relations', () => {
  const plugin = catalogPlugin('a', { manifest: { dependencies: 'all', conflicts: [7] } });
  assert.deepEqual(stateOf(plugin, []), []);
});

test('who needs a capability is known, also when nothing provides it', () => {
  const plugins = catalogOf(needing({ capability: 'mail' }, { plugin: 'x' }), mail('log', '1.0.0'));
  assert.deepEqual(neededCapabilities(plugins), ['mail']);
  assert.deepEqual(
    consumersOf('mail', plugins).map(({ slug }) => slug),
    ['needing'],
  );
});
