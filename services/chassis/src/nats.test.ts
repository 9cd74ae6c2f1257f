import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import test from 'node:test';
import { createLogger } from './log.ts';
import { connectNats } from './nats.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });

test('waiting for a server that accepts connections and says nothing ends at once', async (t) => {
  const silent = createServer((socket) => t.after(() => socket.destroy())).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  t.after(() => silent.close());
  const url = `nats://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const begin = performance.now();
  const signal = AbortSignal.timeout(100);
  await assert.rejects(connectNats({ url, creds: undefined, name: 'test', log, signal }));
  assert.ok(performance.now() - begin < 15_000, 'it waited until the connection timed out');
});
