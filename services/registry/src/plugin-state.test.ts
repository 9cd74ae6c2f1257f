import assert from 'node:assert/strict';
import test from 'node:test';
import type { InstanceRow, InstanceState, Phase } from './instance-store.ts';
import { pluginState } from './plugin-state.ts';

function instance(state: InstanceState, phase: Phase = 'ready'): InstanceRow {
  return { id: 'i', name: 'i', epoch: 1, version: '1.0.0', phase, state, message: '' };
}

function stateOf(instances: InstanceRow[], more: Partial<Parameters<typeof pluginState>[0]> = {}) {
  const base = { slug: 'notes', enabled: true, version: '1.0.0', lastDeparture: '' };
  const { name, reason } = pluginState({ ...base, instances, ...more });
  return `${name}: ${reason}`;
}

test('what an operator decided comes first', () => {
  assert.equal(stateOf([instance('ready')], { enabled: false }), 'disabled: disabled-by-operator');
});

test('a plugin that never connected is pending', () => {
  assert.equal(stateOf([], { version: null }), 'pending: never-connected');
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

test('without instances the reason is why the last one went', () => {
  assert.equal(stateOf([], { lastDeparture: 'stopped' }), 'offline: stopped');
  assert.equal(stateOf([], { lastDeparture: 'credential-revoked' }), 'offline: credential-revoked');
  assert.equal(stateOf([], { lastDeparture: 'ready' }), 'offline: lease-expired');
});

test('every state that is not ready says what it means, and a bad one what to do', () => {
  const bad = [
    pluginState({ slug: 'a', enabled: false, version: null, instances: [], lastDeparture: '' }),
    pluginState({ slug: 'a', enabled: true, version: null, instances: [], lastDeparture: '' }),
    pluginState({ slug: 'a', enabled: true, version: '1.0.0', instances: [], lastDeparture: '' }),
  ];
  for (const { message, hint } of bad) assert.ok(message && hint);
});
