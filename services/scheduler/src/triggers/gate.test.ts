import assert from 'node:assert/strict';
import test from 'node:test';
import { pickTurn } from './gate.ts';
import type { GatedRun } from './gate-store.ts';

const run = (scheduleId: number, more: Partial<GatedRun> = {}): GatedRun => ({
  scheduleId,
  nominalUs: scheduleId,
  task: 'job',
  alone: true,
  taskLimit: null,
  ...more,
});
const ids = (runs: readonly GatedRun[]) => runs.map(({ scheduleId }) => scheduleId);

test('one run of a schedule goes at a time', () => {
  const waiting = [run(1), run(1, { nominalUs: 2 }), run(2)];
  assert.deepEqual(ids(pickTurn(waiting, [], { pluginLimit: null })), [1, 2]);
  const open = [{ scheduleId: 1, task: 'job' }];
  assert.deepEqual(ids(pickTurn(waiting, open, { pluginLimit: null })), [2]);
});

test('BGT-23 no more runs of a task or a plugin go than their limit, in their order', () => {
  const waiting = [1, 2, 3, 4].map((id) => run(id, { alone: false, taskLimit: 3 }));
  assert.deepEqual(ids(pickTurn(waiting, [], { pluginLimit: null })), [1, 2, 3]);
  assert.deepEqual(ids(pickTurn(waiting, [], { pluginLimit: 2 })), [1, 2]);
  const open = [{ scheduleId: 9, task: 'other' }];
  assert.deepEqual(ids(pickTurn(waiting, open, { pluginLimit: 2 })), [1]);
  assert.deepEqual(ids(pickTurn(waiting, open, { pluginLimit: null })), [1, 2, 3]);
  const running = [{ scheduleId: 9, task: 'job' }];
  assert.deepEqual(ids(pickTurn(waiting, running, { pluginLimit: null })), [1, 2]);
});
