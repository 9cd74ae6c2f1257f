import assert from 'node:assert/strict';
import test from 'node:test';
import { standbyState } from './standby.ts';

const approved = (version: string) => ({ version, approved: true });
const plugin = {
  slug: 'notes',
  state: { name: 'ready' },
  version: '1.1.0',
  releases: [approved('1.0.0'), approved('1.1.0'), approved('1.10.0')],
};

test('a process of an older version is told which one serves, and how to go back to its own', () => {
  const { reason, message, hint } = standbyState(plugin, '1.0.0') ?? {};
  assert.equal(reason, 'older');
  assert.match(message ?? '', /^version 1\.1\.0 is active and newer than 1\.0\.0, /);
  assert.match(hint ?? '', /`patchbay plugins pin notes 1\.0\.0`/);
});

test('a process of a newer version that is not ready yet is told what is waited for', () => {
  const { reason, message } = standbyState(plugin, '1.10.0') ?? {};
  assert.equal(reason, 'not-ready');
  assert.equal(message, 'version 1.1.0 is active until a process of 1.10.0 is ready');
});

test('a process of a version that is not the pinned one is told of the pin', () => {
  const pinned = { ...plugin, pinnedVersion: '1.1.0' };
  for (const version of ['1.0.0', '1.10.0']) {
    const { reason, message } = standbyState(pinned, version) ?? {};
    assert.equal(reason, 'pinned');
    assert.match(message ?? '', /^an operator pinned the plugin to version 1\.1\.0, /);
  }
});

test('what holds the whole plugin back, and what serves, is no standby', () => {
  assert.equal(standbyState(plugin, '1.1.0'), undefined);
  assert.equal(standbyState({ ...plugin, state: { name: 'disabled' } }, '1.0.0'), undefined);
  assert.equal(standbyState({ ...plugin, version: '' }, '1.0.0'), undefined);
});
