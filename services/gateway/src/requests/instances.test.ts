import assert from 'node:assert/strict';
import test from 'node:test';
import type { ReceivedInstance, ReceivedPlugin } from '@patchbay/proto';
import { createInstances } from './instances.ts';

function instance(id: string, state = 'ready', epoch = 1): ReceivedInstance {
  return {
    id,
    name: id,
    epoch,
    version: '1.0.0',
    endpoint: `http://${id}.test:80`,
    sdk: '',
    state: { name: state, reason: '', message: '', hint: '', since: null },
    serving: true,
    takeOvers: 0,
    takenOverAt: null,
    takenFrom: '',
    standby: '',
  };
}

function plugin(...instances: ReceivedInstance[]): ReceivedPlugin {
  return {
    slug: 'hello',
    title: 'Hello',
    enabled: true,
    offered: true,
    missingSettings: [],
    restartRequired: false,
    operatorTitle: '',
    pinnedVersion: '',
    replacedBy: '',
    bundled: false,
    refusal: null,
    lastCrash: null,
    releases: [],
    state: null,
    version: '1.0.0',
    manifest: null,
    instances,
    contributions: [],
    tasks: [],
  };
}

test('idle instances take turns', () => {
  const instances = createInstances();
  const hello = plugin(instance('a'), instance('b'));
  const taken = [1, 2, 3, 4].map(() => {
    const lease = instances.take(hello);
    lease?.release();
    return lease?.id;
  });
  assert.notEqual(taken[0], taken[1]);
  assert.deepEqual(taken.slice(0, 2), taken.slice(2));
});

test('an instance of another release than the active one gets nothing', () => {
  const instances = createInstances();
  assert.equal(instances.take(plugin({ ...instance('a'), serving: false })), undefined);
});

test('the instance with the fewest requests under way is chosen', () => {
  const instances = createInstances();
  const a = instance('a');
  instances.take(plugin(a));
  instances.take(plugin(a));
  const hello = plugin(a, instance('b'));
  assert.deepEqual([instances.take(hello)?.id, instances.take(hello)?.id], ['b', 'b']);
});

test('a suspect instance is chosen only when none is ready', () => {
  const instances = createInstances();
  const suspect = instance('a', 'suspect');
  assert.equal(instances.take(plugin(suspect, instance('b')))?.id, 'b');
  assert.equal(instances.take(plugin(suspect))?.id, 'a');
});

for (const state of ['initialising', 'draining']) {
  test(`an instance that is ${state} gets nothing`, () => {
    assert.equal(createInstances().take(plugin(instance('a', state))), undefined);
  });
}

test('an instance that cannot be connected to is passed over for a moment', () => {
  let time = 0;
  const instances = createInstances({ now: () => time });
  const hello = plugin(instance('a'), instance('b', 'suspect'));
  const first = instances.take(hello);
  first?.failed();
  first?.release();
  assert.equal(instances.take(hello)?.id, 'b');
  time = 600;
  assert.equal(instances.take(hello)?.id, 'a');
});

test('an instance that fails again is passed over for longer', () => {
  let time = 0;
  const instances = createInstances({ now: () => time });
  const hello = plugin(instance('a'), instance('b', 'suspect'));
  for (const _ of [1, 2]) {
    instances.take(plugin(instance('a')))?.failed();
  }
  time = 600;
  assert.equal(instances.take(hello)?.id, 'b');
});

test('the only instance is tried although it failed', () => {
  const instances = createInstances();
  const hello = plugin(instance('a'));
  instances.take(hello)?.failed();
  assert.equal(instances.take(hello)?.id, 'a');
});

test('a process that takes over the name starts with a clean record', () => {
  const instances = createInstances();
  instances.take(plugin(instance('a')))?.failed();
  const hello = plugin(instance('a', 'ready', 2), instance('b', 'suspect'));
  assert.equal(instances.take(hello)?.id, 'a');
});

test('a retry goes elsewhere', () => {
  const instances = createInstances();
  const hello = plugin(instance('a'), instance('b'));
  assert.equal(instances.take(hello, { except: 'a' })?.id, 'b');
  assert.equal(instances.take(plugin(instance('a')), { except: 'a' }), undefined);
});
