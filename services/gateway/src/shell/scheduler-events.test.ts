import assert from 'node:assert/strict';
import test from 'node:test';
import { health, mount, serveGrpc } from '@patchbay/proto';
import { shortestWaits } from '../../../../test/support/shortest-waits.ts';
import { followScheduler } from './scheduler-events.ts';

test('a scheduler whose stream ends after its first status is asked ever more seldom', async () => {
  let asked = 0;
  const handlers = {
    check: () => Promise.reject(new Error('not called')),
    async *watch() {
      asked++;
      yield { status: 'SERVING' as const };
    },
  };
  const services = [mount(health, handlers, { onUnexpected: () => {} })];
  await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
  let changes = 0;
  await using _following = followScheduler({
    address: server.address,
    token: '',
    onChange: () => void changes++,
  });
  await shortestWaits(40);
  assert.ok(asked > 1 && asked < 20, `asked ${asked} times`);
  assert.ok(changes > 1 && changes < 40, `${changes} changes`);
});
