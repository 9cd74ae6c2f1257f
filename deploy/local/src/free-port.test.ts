import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort, freePorts, whyNotListen } from './free-port.ts';

test('ports of one call are different', async () => {
  assert.equal(new Set(await freePorts(50)).size, 50);
});

test('a port that someone listens on is in use', async (t) => {
  const port = await freePort();
  assert.equal(await whyNotListen(port), undefined);
  const server = createServer().listen(port, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  assert.equal(await whyNotListen(port), 'EADDRINUSE');
});
