import assert from 'node:assert/strict';
import test from 'node:test';
import type { InstanceRow, InstanceState, Phase } from './instance-store.ts';
import { pluginState, type PluginFacts } from './plugin-state.ts';

function instance(state: InstanceState, phase: Phase = 'ready'): InstanceRow {
  return { id: 'i', name: 'i', epoch: 1, version: '1.0.0', phase, state, message: '' };
}

const release = {
  version: '1.0.0',
  approved: true,
  rejectionReason: null,
  platform: null,
  configurable: false,
};

const facts: PluginFacts = {
  slug: 'notes',
  enabled: true,
  removed: false,
  replacedBy: null,
  quarantined: false,
  pinnedVersion: null,
  version: '1.0.0',
  releases: [release],
  instances: [],
  missingSettings: [],
  lastDeparture: '',
};

function stateOf(instances: InstanceRow[], more: Partial<Parameters<typeof pluginState>[0]> = {}) {
  const { name, reason } = pluginState({ ...facts, instances, ...more });
  return `${name}: ${reason}`;
}

test('what an operator decided comes first', () => {
  assert.equal(stateOf([instance('ready')], { enabled: false }), 'disabled: disabled-by-operator');
});

test('a plugin that never connected is pending', () => {
  assert.equal(stateOf([], { version: null, releases: [] }), 'pending: never-connected');
});

test('one ready instance is enough', () => {
  const instances = [instance('suspect'), instance('draining', 'draining'), instance('ready')];
  assert.equal(stateOf(instances), 'ready: ready');
});

test('a plugin whose only instance lost its connection still takes requests, and says so', () => {
  assert.equal(stateOf([instance('suspect')]), 'ready: connection-lost');
});

test('an instance that lost its connection before it was ready does not make the plugin ready', () => {
  const suspect = instance('suspect', 'initialising');
  assert.equal(stateOf([suspect]), 'initialising: initialising');
});

test('a crash says the first line of its error, if it told one', () => {
  const crashed = { ...facts, lastDeparture: 'crashed' };
  const lastError = 'TypeError: it is empty\n    at pour (kettle.ts:7:3)';
  const { message } = pluginState({ ...crashed, lastError });
  assert.equal(message, 'its last instance crashed: TypeError: it is empty');
  assert.equal(pluginState(crashed).message, 'its last instance crashed');
});

test('without instances the reason is why the last one went', () => {
  assert.equal(stateOf([], { lastDeparture: 'stopped' }), 'offline: stopped');
  assert.equal(stateOf([], { lastDeparture: 'fell-silent' }), 'offline: fell-silent');
  assert.equal(stateOf([], { lastDeparture: 'credential-revoked' }), 'offline: credential-revoked');
  assert.equal(stateOf([], { lastDeparture: 'crashed' }), 'offline: crashed');
  assert.equal(stateOf([], { lastDeparture: 'ready' }), 'offline: lease-expired');
});

test('every state that is not ready says what it means, and a bad one what to do', () => {
  const bad: Partial<PluginFacts>[] = [
    { enabled: false },
    { removed: true },
    { quarantined: true },
    { version: null, releases: [] },
    { releases: [{ ...release, approved: false }] },
    {
      releases: [{ ...release, approved: false, rejectionReason: 'too much' }],
    },
    { releases: [{ ...release, platform: '>=99' }] },
    {},
  ];
  const names = bad.map((more) => {
    const { name, message, hint } = pluginState({ ...facts, ...more });
    assert.ok(message && hint, name);
    return name;
  });
  assert.deepEqual(names, [
    'disabled',
    'removed',
    'quarantined',
    'pending',
    'pending-approval',
    'pending-approval',
    'incompatible',
    'offline',
  ]);
});

test('instances of another version than the active one do not make the plugin ready', () => {
  const other = { ...instance('ready'), version: '2.0.0' };
  assert.equal(stateOf([other], { pinnedVersion: '1.0.0' }), 'offline: pinned-version-missing');
});

test('W2C-5 W2C-6 a release for a newer or older platform says which, and which this is', () => {
  for (const platform of ['>=99', '<0.0.1']) {
    const releases = [{ ...release, platform }];
    const { message } = pluginState({ ...facts, releases, instances: [instance('ready')] });
    assert.ok(message.includes(`requires Patchbay ${platform}, this is 0.`), message);
  }
});
